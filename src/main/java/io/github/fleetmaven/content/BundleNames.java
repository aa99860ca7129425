package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gives bundles their names: simple, unique, and the same in whatever order a pom has them. */
final class BundleNames {

  private static final String NAMELESS = "files";

  private BundleNames() {}

  /**
   * Files that travel as one archive.
   *
   * @param name what the archive would like to be called
   */
  record Group(String name, List<SelectedFile> files) {
    String first() {
      return files.get(0).name();
    }
  }

  /** Returns what the bundle of some files would like to be called: as the folder they go to. */
  static String wanted(ContentSource.FileSet set) {
    String folder =
        set.into()
            .or(() -> Optional.ofNullable(set.directory().getFileName()).map(Path::toString))
            .orElse(NAMELESS);
    String simple = folder.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
    return simple.isEmpty() ? NAMELESS : simple;
  }

  /** Returns all files by name, those of groups with the names of their bundles. */
  static List<SelectedFile> all(List<SelectedFile> singles, List<Group> groups) {
    List<SelectedFile> all = new ArrayList<>(singles);
    Set<String> taken = new HashSet<>();
    // No two groups have a file of the same name, so this order is theirs alone.
    groups.stream()
        .filter(group -> !group.files().isEmpty())
        .sorted(Comparator.comparing(Group::first))
        .forEach(
            group -> {
              String name = free(group.name(), taken);
              group.files().forEach(file -> all.add(file.in(name)));
            });
    all.sort(Comparator.comparing(SelectedFile::name));
    return all;
  }

  private static String free(String name, Set<String> taken) {
    return Stream.iterate(1, i -> i + 1)
        .map(i -> i == 1 ? name : name + "-" + i)
        .filter(candidate -> taken.add(candidate.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow();
  }
}
