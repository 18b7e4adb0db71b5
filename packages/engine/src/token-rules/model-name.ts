/** Takes the model's own name out of an id: `mistral-platform/glm-5.2` is a GLM, whoever serves it. */
export function modelName(model: string | undefined): string {
  return model?.split('/').at(-1) ?? '';
}
