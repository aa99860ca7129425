package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.codehaus.plexus.util.DirectoryScanner;

/**
 * Finds the files of a folder by Maven's patterns.
 *
 * @param staging the folder of all staged files, which are never found
 */
record FolderScan(Path staging) {

  /** Returns the paths of all files below a folder, as {@link #files} does. */
  static List<String> all(Path folder) {
    DirectoryScanner scanner = new DirectoryScanner();
    scanner.setBasedir(folder.toFile());
    scanner.addDefaultExcludes();
    scanner.scan();
    return Arrays.stream(scanner.getIncludedFiles())
        .map(name -> name.replace('\\', '/'))
        .sorted()
        .toList();
  }

  /** Returns the files' paths below the folder, with {@code /} between folders, sorted. */
  List<String> files(ContentSource.FileSet set) {
    DirectoryScanner scanner = new DirectoryScanner();
    scanner.setBasedir(set.directory().toFile());
    if (!set.includes().isEmpty()) {
      scanner.setIncludes(set.includes().toArray(String[]::new));
    }
    scanner.setExcludes(set.excludes().toArray(String[]::new));
    scanner.addDefaultExcludes();
    scanner.scan();
    return Arrays.stream(scanner.getIncludedFiles())
        .filter(name -> !set.directory().resolve(name).startsWith(staging))
        .map(name -> name.replace('\\', '/'))
        .sorted()
        .toList();
  }
}
