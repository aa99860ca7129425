package io.github.fleetmaven.config;

import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.SecretReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps what a custom script runs. */
final class ScriptMapper {

  private final Problems problems;
  private final ProjectFiles files;
  private final SettingsMapper settings;

  ScriptMapper(Problems problems, ProjectFiles files, SettingsMapper settings) {
    this.problems = problems;
    this.files = files;
    this.settings = settings;
  }

  /** Maps the settings beside the script: those that no element stands for. */
  Halves settings(CustomScriptConfig declared) {
    return settings.map(declared.settings(), declared.place());
  }

  /**
   * Maps the script itself.
   *
   * @param halves the settings beside it
   */
  DesiredExtension.Script script(CustomScriptConfig declared, Halves halves) {
    Place place = declared.place();
    checkOneCommand(declared, halves);
    checkOneOf(place, "files", halves, "script");
    checkOneOf(place, "fileUris", halves, "fileUris");
    Place uris = place.child("fileUris");
    declared.fileUris().stream()
        .filter(uri -> !SecretReference.isIn(uri))
        .forEach(uri -> WebAddress.check(uri, uris, problems));
    return new DesiredExtension.Script(
        declared.command(), paths(declared.files()), declared.fileUris());
  }

  private void checkOneCommand(CustomScriptConfig declared, Halves halves) {
    Place place = declared.place();
    checkOneOf(place, "command", halves, "commandToExecute");
    checkOneOf(place, "command", halves, "script");
    boolean some =
        place.has("command")
            || halves.has("commandToExecute")
            || halves.has("script")
            || place.has("protectedSettingsFromKeyVault"); // which may hold the command
    if (!some && allRead(declared, halves)) {
      problems.error(place, "<command> is missing", "say what runs, as bash install.sh");
    }
  }

  /** What couldn't be read may have named a command. */
  private static boolean allRead(CustomScriptConfig declared, Halves halves) {
    Place place = declared.place();
    boolean open = place.has("settings") || place.has("settingsFile");
    return open == halves.settings().isPresent()
        && (!place.has("protectedSettings") || halves.protectedSettings().isPresent());
  }

  private void checkOneOf(Place place, String element, Halves halves, String setting) {
    if (place.has(element) && halves.has(setting)) {
      problems.error(
          place.child(element),
          "<" + element + "> and the setting `" + setting + "` are both there",
          "keep <" + element + ">");
    }
  }

  private List<ContentSource> paths(List<FileName> declared) {
    List<ContentSource> found = new ArrayList<>();
    Map<String, String> byName = new HashMap<>();
    for (FileName file : declared) {
      String path = file.path();
      files.find(path, file.place()).map(f -> source(file.place(), f)).ifPresent(found::add);
      String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
      String first = byName.putIfAbsent(name, path);
      if (first != null) {
        problems.error(
            file.place(),
            first + " and " + path + " would both be `" + name + "` beside the command",
            "give one of them another name");
      }
    }
    return found;
  }

  private static ContentSource source(Place place, Path file) {
    return new ContentSource.File(place.location(), file, Optional.empty(), false);
  }
}
