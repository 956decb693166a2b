/** `GET /files/:name?expires=…&signature=…`: a file that is not public, by the link that its job has of it. Ranges are answered. */
export declare namespace GetFile {
  interface Query {
    expires: string;
    signature: string;
  }
}
