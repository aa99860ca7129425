package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of one extension as its tag tells of them: each, or by the folders they travel in. */
record FileParts(ContentDigest content) {

  private static final String FILE = "file ";
  private static final String FOLDER = "folder ";
  private static final String EVERYTHING = "its files";

  /** Beside the prints of folders, so that they aren't taken for those of files. */
  private static final Part BY_FOLDER = new Part("by folder", "", 0);

  /**
   * One part.
   *
   * @param name for people
   * @param content its digest
   * @param size in bytes
   */
  record Part(String name, String content, long size) {
    PartPrint print() {
      return PartPrint.of(name, content, size);
    }
  }

  /** Returns the digests of all, of which the overall one is made. */
  Value.Obj all() {
    Value.Obj all = Value.Obj.EMPTY;
    for (Part file : files()) {
      all = all.with(file.name(), Value.of(file.content()));
    }
    for (ContentDigest.Bundle bundle : content.bundles()) {
      all = all.with(FOLDER + bundle.name(), Value.of(bundle.sha256()));
    }
    return all;
  }

  /** Returns each file; where there are too many, each folder of files; where still, one part. */
  List<Part> parts(int most) {
    if (content.parts().size() <= most) {
      return files();
    }
    List<Part> folders = new ArrayList<>();
    folders.add(BY_FOLDER);
    content.singles().forEach(p -> folders.add(file(p)));
    content.bundles().forEach(b -> folders.add(folder(b)));
    return folders.size() <= most ? folders : List.of(everything());
  }

  /** Tells whether prints are of each file, of folders, or of all files as one. */
  static int grouping(List<PartPrint> prints) {
    List<String> names = prints.stream().map(PartPrint::name).toList();
    if (names.contains(PartPrint.nameOf(EVERYTHING))) {
      return 2;
    }
    return names.contains(PartPrint.nameOf(BY_FOLDER.name())) ? 1 : 0;
  }

  static boolean isMark(PartPrint print) {
    return print.equals(BY_FOLDER.print());
  }

  /** Says what differs from earlier files, all of which are known. */
  List<String> changesSince(ContentDigest earlier) {
    Map<String, Part> gone = new TreeMap<>();
    new FileParts(earlier).files().forEach(old -> gone.put(old.name(), old));
    List<String> changes = new ArrayList<>();
    for (Part now : files()) {
      Part old = gone.remove(now.name());
      if (old == null) {
        changes.add(SizeWords.fresh(now.name(), now.size()));
      } else if (!old.equals(now)) {
        changes.add(SizeWords.changed(now.name(), old.size(), now.size()));
      }
    }
    gone.keySet().forEach(name -> changes.add(name + " is gone"));
    return SizeWords.few(changes);
  }

  private List<Part> files() {
    return content.parts().stream()
        .map(FileParts::file)
        .sorted(Comparator.comparing(Part::name))
        .toList();
  }

  private static Part file(ContentDigest.Part part) {
    return new Part(FILE + part.name(), part.sha256(), part.size());
  }

  private Part folder(ContentDigest.Bundle bundle) {
    return new Part(FOLDER + bundle.name(), bundle.sha256(), size(content.partsOf(bundle)));
  }

  private Part everything() {
    return new Part(EVERYTHING, Canonical.base64(Canonical.sha256(all())), size(content.parts()));
  }

  private static long size(List<ContentDigest.Part> parts) {
    return parts.stream().mapToLong(ContentDigest.Part::size).sum();
  }
}
