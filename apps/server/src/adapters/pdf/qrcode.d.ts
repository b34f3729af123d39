declare module "qrcode" {
  const QRCode: {
    readonly toString: (
      text: string,
      options: { readonly type: "svg"; readonly errorCorrectionLevel: "L" | "M" | "Q" | "H"; readonly margin: number },
    ) => Promise<string>;
  };
  export default QRCode;
}
