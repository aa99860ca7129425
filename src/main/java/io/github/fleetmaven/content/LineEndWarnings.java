package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Warns of scripts that Linux won't run as they are. */
final class LineEndWarnings {

  private LineEndWarnings() {}

  /** Warns of each file that travels alone, and once of the files of each bundle. */
  static void add(List<StagedFile> files, Diagnostics diagnostics) {
    Map<String, List<StagedFile>> together = new LinkedHashMap<>();
    for (StagedFile file : files) {
      String key = file.part().bundle().map(b -> "/" + b).orElse(file.part().name());
      together.computeIfAbsent(key, k -> new ArrayList<>()).add(file);
    }
    for (List<StagedFile> some : together.values()) {
      warn(
          some,
          StagedFile::marked,
          " starts with a byte order mark, and Linux won't see its first line",
          "save it as UTF-8 without a byte order mark",
          diagnostics);
      warn(
          some,
          StagedFile::windowsScript,
          " is a shell script with Windows line ends, with which it fails on Linux",
          "save it with LF line ends, and write '*.sh text eol=lf' into .gitattributes",
          diagnostics);
    }
  }

  private static void warn(
      List<StagedFile> files,
      Predicate<StagedFile> which,
      String summary,
      String remedy,
      Diagnostics diagnostics) {
    List<StagedFile> found = files.stream().filter(which).toList();
    if (!found.isEmpty()) {
      StagedFile first = found.get(0);
      String count = found.size() == 1 ? "" : " (the first of " + found.size() + ")";
      diagnostics.warning(first.source().where(), first.part().name() + count + summary, remedy);
    }
  }
}
