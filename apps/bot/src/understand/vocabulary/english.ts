import type { Vocabulary } from './vocabulary.ts';

/** English words; they are known in every other language too. */
export const ENGLISH: Vocabulary = {
  topics: {
    user: `user users people person persons customer customers employee employees dev devs developer developers
      engineer engineers analyst analysts learner learners student students member members client clients
      subscriber subscribers visitor visitors mau maus dau daus wau player players patient patients
      teacher teachers lawyer lawyers nurse nurses doctor doctors staff coworkers colleague colleagues
      teammate teammates worker workers rep reps designer designers marketer marketers seller sellers consultant
      consultants associate associates reader readers shopper shoppers tenant tenants operator operators citizen
      citizens researcher researchers writer writers editor editors creator creators guest guests tester testers
      pupil pupils freelancer freelancers accountant accountants recruiter recruiters headcount participants
      participant scientists scientist planners planner hikers drivers driver agents' listener listeners caller callers paralegal paralegals attorney attorneys adviser advisers advisor advisors interns intern trainees
      trainee technicians technician underwriters bookkeepers librarians pharmacists therapists salespeople volunteers crew crews managers manager
      physicians clinicians reporters journalists commuters buyers patrons fans residents travellers travelers couriers dispatcher dispatchers clerk clerks partner partners`,
    seat: 'seat seats licence licences license licenses',
    request: `request requests req reqs reqest reqests message messages msg msgs query queries question questions
      invocation invocations interaction interactions turn turns hit hits inference inferences completions
      completion requests/mo`,
    call: 'call calls cal cals',
    prompt: 'prompt prompts',
    reply: 'response responses reply replies answer answers completion completions feedback',
    task: 'task tasks job jobs run runs assignment assignments',
    agent: 'agent agents agentic subagent subagents',
    session: 'session sessions conversation conversations chat chats dialog dialogs dialogue dialogues',
    image: `image images picture pictures pic pics piece pieces asset assets visuals visual design designs photo photos banner banners logo logos illustration
      illustrations thumbnail thumbnails thumb thumbs meme memes poster posters icon icons avatar avatars render renders
      rendering renderings mockup mockups artwork artworks portrait portraits sticker stickers wallpaper wallpapers
      shots shot headshot headshots cover covers sketch sketches imgs img imags`,
    generation: 'generation generations gen gens generatons pop variant variants',
    attempt: 'attempt attempts atempt atempts try tries take takes iteration iterations rerolls reroll',
    clip: `clip clips video videos footage vid vids`,
    character: 'character characters char chars letters',
    measure: `word words sentence sentences line lines page pages byte bytes kb mb gb paragraph paragraphs`,
    token: 'token tokens tok toks tks tokns tkns',
    input: 'input inputs in inp prompted incoming ingest ingests ingested',
    output: 'output outputs out otu outgoing generated',
    reads: 'read reads reading consume consumes consuming sends prompting',
    writes: `write writes writing produce produces returning return returns emits emit generate generates outputting written produced returned`,
    context: 'context contexts ctx',
    instruction: 'instruction instructions system',
    history: 'history',
    file: 'file files code',
    tool: 'tool tools',
    definition: 'definition definitions schema schemas',
    result: 'result results',
    reasoning: 'reasoning thinking',
    second: 'second seconds sec secs s',
    minute: 'minute minutes min mins minuets minut',
    hour: 'hour hours hr hrs h',
    day: 'day days d night nights date',
    workday: 'workday workdays weekday weekdays wd schoolday schooldays',
    week: 'week weeks wk wks',
    month: 'month months mo mos mth mths mnth moth monht',
    quarter: 'quarter quarters',
    year: 'year years yr yrs annum',
    active: 'active working business work school',
    daily: 'daily nightly',
    weekly: 'weekly',
    monthly: 'monthly',
    yearly: 'yearly annually annual',
    hourly: 'hourly',
    perSecond: 'qps rps tps',
    perMinute: 'rpm qpm',
    cache: 'cached cache caching caches',
    retry:
      'retry retries retried retrying retrys resend resent resends again rerun reruns redo redone repeated',
    buffer: 'buffer margin contingency headroom cushion padding reserve slack leeway on-top',
    batch: 'batch batched batching',
    flex: 'flex',
    priority: 'priority',
    success: `success successful successfully succeed succeeds succeeded complete completes completed succes resolve resolves
      resolved finish finishes finished solved solve solves merged closes`,
    failure: `fail fails failed failing failure failures blocked block blocks error errors errored crash crashes
      moderated flagged refused refuse broken malformed invalid garbage unparseable timeout timeouts`,
    billed: 'billed bill charged charge pay paid',
    duplicate: 'duplicate duplicates duplicated dupes dupe twice double-sent doubled',
    accepted: `accepted approved usable useful final kept keep keeps keepers keeper acceptable accept accepts aproved
      approve approves good published publish acceptance approval ship shipped picked used use usuable pass passes passed survives survive signed`,
    rejected: `rejected reject rejects rejection discarded discard unusable thrown trash trashed bad binned scrapped
      dropped throw throws toss tossed`,
    adopted: 'uses adopt adopts adoption engaged engage opt log logs',
    times: 'time times',
    budget: 'budget budgets cap ceiling limit allowance afford',
    price: 'price prices priced rate rates pricing costs cost charge charges quote quoted quotes',
    million: 'million m mtok mm mio mtokens millions',
    thousand: 'thousand k ktok',
    per: 'per',
    each: 'each every apiece everyone everybody',
    article: 'a an one',
    none: `no without zero none w/o not never nothing isn't aren't can't cannot don't doesn't won't off disabled unbatched drop remove disable skip ditch forget
      uncached`,
    stop: `is are was were be been being will would should can could may might must to for on via from that which who
      whom they we i you it he she our us them and but or because so when if while then than as at by with into across
      about through around until since after before where what how do does did done has have had get gets got
      make makes making made send sends sending sent talk talks talking ask asks asking hand hands handing open
      opens opening kick kicks kicking using need needs needed want wants wanted burn burning burns stay stays sits
      sit triggers trigger trigger spawns spawn process processes processing handle handles handling create creates
      creating expect expects let lets like set sets put puts came only just also not
      adn nad plus minus please pls thanks thx hi hey hello vs versus against both either
      assume assumes assuming suppose supposing imagine costing running serve serves serving submit submits hours'
      give gives file's hit there here still already against though yet now today tomorrow yesterday`,
    filler: `go goes going come comes coming incl including of those the these this my your their its all average avg typical roughly approximately approx total
      exactly around ca circa up about flat fixed constant tops`,
    within: 'over during within throughout',
  },
  numbers: {
    zero: '0',
    one: '1',
    single: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    thirteen: '13',
    fourteen: '14',
    fifteen: '15',
    sixteen: '16',
    seventeen: '17',
    eighteen: '18',
    nineteen: '19',
    twenty: '20',
    thirty: '30',
    forty: '40',
    fifty: '50',
    sixty: '60',
    seventy: '70',
    eighty: '80',
    ninety: '90',
  },
  scales: {
    hundred: '1e2',
    dozen: '12',
    thousand: '1e3',
    grand: '1e3',
    k: '1e3',
    million: '1e6',
    millions: '1e6',
    mn: '1e6',
    mio: '1e6',
    mil: '1e6',
    m: '1e6',
    mm: '1e6',
    billion: '1e9',
    billions: '1e9',
    bn: '1e9',
    b: '1e9',
    trillion: '1e12',
    trillions: '1e12',
    trn: '1e12',
    tn: '1e12',
    quadrillion: '1e15',
    quadrillions: '1e15',
    quintillion: '1e18',
    quintillions: '1e18',
    lakh: '1e5',
    lakhs: '1e5',
    crore: '1e7',
    crores: '1e7',
  },
  rangeWords: 'to through',
  betweenWords: 'between',
  telltales: `the is of to for we our what how much would and with per each are cost price every month day users in out
    calls requests tokens a it on my`,
};
