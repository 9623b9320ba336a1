package org.vademecum.engine.pack;

/**
 * One thing that is wrong with a pack.
 *
 * @param file the file's name within the pack
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param message what is wrong, ending in the offending value
 */
public record PackProblem(String file, int line, String message)
    implements Comparable<PackProblem> {
  @Override
  public int compareTo(PackProblem other) {
    var byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
  }
}
