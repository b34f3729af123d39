/** Standard base64 with padding, the only form that C2SP knows. */
export const toBase64 = (bytes: Uint8Array): string => bytes.toBase64();

/**
 * Null where the text is not the one base64 form of its bytes. The platform's strict mode still skips white space, so
 * the bytes are written back and compared.
 */
export const fromBase64 = (text: string): Uint8Array | null => {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
  try {
    return Uint8Array.fromBase64(text, { lastChunkHandling: "strict" });
  } catch {
    return null;
  }
};
