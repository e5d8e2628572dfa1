/** What a remark plugin finds in `file.data`. */
export interface PluginData {
  /**
   * The text of a file of the project, by its path from the root; undefined without one. A change of a file that is read
   * so makes the post again.
   */
  read?: (path: string) => string | undefined
}
