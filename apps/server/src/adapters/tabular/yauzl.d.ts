// yauzl 3 ships no types; this is the part that archive.ts uses.
declare module "yauzl" {
  export type Entry = {
    readonly fileName: string;
    readonly versionMadeBy: number;
    readonly generalPurposeBitFlag: number;
    readonly compressionMethod: number;
    readonly crc32: number;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly externalFileAttributes: number;
    readonly relativeOffsetOfLocalHeader: number;
  };
  export type LocalFileHeader = { readonly fileName: Buffer; readonly fileDataStart: number };
  export type ZipFile = {
    readonly entryCount: number;
    readonly centralDirectoryOffset: number;
    eachEntry(): AsyncIterable<Entry>;
    readLocalFileHeaderPromise(entry: Entry): Promise<LocalFileHeader>;
    close(): void;
  };
  export function fromBufferPromise(
    bytes: Buffer,
    options: { lazyEntries: true; strictFileNames: true; validateEntrySizes: true; autoClose: false },
  ): Promise<ZipFile>;
}
