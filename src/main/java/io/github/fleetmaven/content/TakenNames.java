package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentNames;
import io.github.fleetmaven.model.SecretReference;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names beside one command, each of which is taken once. Without regard to case, so that
 * staging works on every file system. Not for several threads.
 */
final class TakenNames {

  private static final Set<String> LOGS = Set.of("stdout", "stderr");

  /** The handler of Linux keeps here what runs the command. */
  private static final String SCRIPT = "script.sh";

  /** Archives, and where they are unpacked. */
  private static final Pattern UNPACKING =
      Pattern.compile("\\.fleet(-list)?(/.*)?|" + ContentNames.ARCHIVES + ".*\\.(tar\\.gz|zip)");

  private static final String IN_THE_WAY =
      " would lie where the handler, or what unpacks the files, keeps its own";
  private static final String RENAME = "give it another name, with <destName> if it is a <file>";

  private final Diagnostics problems;
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();

  TakenNames(Diagnostics problems) {
    this.problems = problems;
  }

  /**
   * Takes the name under which the handler downloads something.
   *
   * @param where the place of the extension, for the user
   */
  void take(String fileUri, String where) {
    String path = fileUri.replaceFirst("[?#].*", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!name.isEmpty() && !SecretReference.isIn(path)) {
      files.put(name.toLowerCase(Locale.ROOT), "<fileUri>" + path);
      if (name.equals(SCRIPT)) {
        problems.error(where, "<fileUri>" + path + IN_THE_WAY, RENAME);
      }
    }
  }

  /**
   * Takes a name, if it is fit for a file and free.
   *
   * @return whether it was
   */
  boolean take(SelectedFile file) {
    return isFit(file) && isFree(file);
  }

  private boolean isFit(SelectedFile file) {
    String name = file.name();
    if (name.isBlank() || name.equals(".") || name.equals("..")) {
      problems.error(file.where(), "<file>" + file.path() + " has no file name", "name a file");
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      problems.error(
          file.where(), "a file's name has a control character in it", "rename the file");
    } else if (LOGS.contains(name)) {
      problems.error(
          file.where(),
          file.path() + " would lie where the extension keeps what the command prints",
          "rename the file; stdout and stderr are taken");
    } else if (name.equals(SCRIPT) || UNPACKING.matcher(name).matches()) {
      problems.error(file.where(), file.path() + IN_THE_WAY, RENAME);
    } else {
      return true;
    }
    return false;
  }

  private boolean isFree(SelectedFile file) {
    String key = file.name().toLowerCase(Locale.ROOT);
    Optional<String> other =
        Optional.ofNullable(files.get(key))
            .or(() -> Optional.ofNullable(folders.get(key)))
            .or(() -> fileInTheWay(key));
    if (other.isPresent()) {
      problems.error(
          file.where(),
          file.path()
              + " and "
              + other.get()
              + " would both lie beside the command as "
              + file.name(),
          "rename one of them");
      return false;
    }
    files.put(key, file.path().toString());
    for (int slash = key.indexOf('/'); slash > 0; slash = key.indexOf('/', slash + 1)) {
      folders.putIfAbsent(key.substring(0, slash), file.path().toString());
    }
    return true;
  }

  /** A file can't lie in another file. */
  private Optional<String> fileInTheWay(String key) {
    for (int slash = key.indexOf('/'); slash > 0; slash = key.indexOf('/', slash + 1)) {
      String file = files.get(key.substring(0, slash));
      if (file != null) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
