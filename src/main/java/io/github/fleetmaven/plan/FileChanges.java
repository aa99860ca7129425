package io.github.fleetmaven.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of files, as far as two tags can tell it.
 *
 * @param now the files, grouped as the new tag has them
 * @param was the prints of the old tag
 */
record FileChanges(List<FileParts.Part> now, List<PartPrint> was) {

  private static final String UNTOLD = "its files changed";

  /** Tells whether the prints name each change: no file is gone, and each has its own print. */
  boolean canTell() {
    return FileParts.grouping(was) == 0 && FileParts.grouping(prints()) == 0 && gone().isEmpty();
  }

  /** Says what changed. */
  List<String> told() {
    List<String> changes = new ArrayList<>();
    for (FileParts.Part part : now) {
      if (was.contains(part.print())) {
        continue;
      }
      Optional<PartPrint> old =
          was.stream().filter(p -> p.name().equals(part.print().name())).findFirst();
      changes.add(
          old.map(o -> SizeWords.changed(part.name(), o.size(), part.size()))
              .orElseGet(() -> SizeWords.fresh(part.name(), part.size())));
    }
    return SizeWords.few(changes);
  }

  /** Says what changed as well as it can be told from prints that don't tell all. */
  List<String> guessed() {
    if (Set.copyOf(was).equals(Set.copyOf(prints()))) {
      return List.of();
    }
    if (FileParts.grouping(was) != FileParts.grouping(prints())) {
      return List.of(UNTOLD);
    }
    List<String> changes = new ArrayList<>(told());
    String noun = FileParts.grouping(was) == 0 ? "a file of " : "a file or folder of ";
    gone().forEach(p -> changes.add(noun + SizeWords.bytes(p.size()) + " is gone"));
    return SizeWords.few(changes);
  }

  private List<PartPrint> prints() {
    return now.stream().map(FileParts.Part::print).toList();
  }

  private List<PartPrint> gone() {
    Set<String> names = prints().stream().map(PartPrint::name).collect(Collectors.toSet());
    return was.stream().filter(p -> !names.contains(p.name()) && !FileParts.isMark(p)).toList();
  }
}
