package io.github.fleetmaven.config;

import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.SecretReference;
import io.github.fleetmaven.model.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Maps a PowerShell DSC configuration to the settings of its handler, and what is built of it here
 * to its content.
 */
final class DscMapper {

  private static final List<String> TOGETHER = List.of("url", "script", "function");

  private final Problems problems;
  private final ProjectFiles files;
  private final SettingsMapper settings;

  DscMapper(Problems problems, ProjectFiles files, SettingsMapper settings) {
    this.problems = problems;
    this.files = files;
    this.settings = settings;
  }

  /**
   * Maps the settings.
   *
   * @param built what is built here, as {@link #payload} returns it
   */
  Halves map(DscConfig dsc, Optional<DesiredExtension.DscConfiguration> built) {
    if (dsc.place().has("configurationFile")) {
      checkBuilt(dsc);
    } else {
      checkAddressed(dsc);
    }
    DscArguments arguments = DscArguments.of(dsc, problems);
    arguments.checkBeside(dsc.settings());
    Halves halves =
        settings.map(
            dsc.settings(),
            dsc.place(),
            open(dsc, built, arguments),
            closed(dsc, arguments),
            new DscAddresses(problems)::split);
    if (halves.moved().stream().anyMatch(DscAddresses::isHolder)) {
      problems.error(
          dsc.place().child("settings"),
          "the handler doesn't look for `"
              + String.join("`, `", halves.moved().stream().filter(DscAddresses::isHolder).toList())
              + "` among the protected settings",
          "write the address itself, and the secret part of it behind its `?`");
    }
    return halves;
  }

  private void checkAddress(Optional<String> address, Place place) {
    address
        .map(DscAddresses::shown)
        .filter(shown -> !SecretReference.isIn(shown))
        .ifPresent(shown -> WebAddress.check(shown, place, problems));
  }

  /** Returns what is built here; empty when the zip lies elsewhere already. */
  Optional<DesiredExtension.DscConfiguration> payload(DscConfig dsc) {
    Place place = dsc.place();
    Optional<ContentSource.File> data = source(dsc.configurationData(), place, "configurationData");
    List<Path> modules =
        dsc.modules().stream()
            .flatMap(module -> files.findAny(module.path(), module.place()).stream())
            .toList();
    return source(dsc.configurationFile(), place, "configurationFile")
        .map(
            script ->
                new DesiredExtension.DscConfiguration(
                    script, modules, dsc.installedModules(), data));
  }

  private Optional<ContentSource.File> source(Optional<String> path, Place place, String element) {
    Place at = place.child(element);
    return path.flatMap(p -> files.find(p, at))
        .map(file -> new ContentSource.File(at.location(), file, Optional.empty(), false));
  }

  private void checkBuilt(DscConfig dsc) {
    refuseBeside(dsc.place(), "url", "configurationFile");
    refuseBeside(dsc.place(), "script", "configurationFile");
    refuseBeside(dsc.place(), "configurationUrlSasToken", "configurationFile");
    refuseBeside(dsc.place(), "configurationDataUrl", "configurationData");
    refuseBeside(dsc.place(), "configurationDataUrlSasToken", "configurationData");
    checkAddress(dsc.configurationDataUrl(), dsc.place().child("configurationDataUrl"));
    String file = dsc.configurationFile().orElse("");
    if (!file.isEmpty() && !file.endsWith(".ps1")) {
      problems.error(
          dsc.place().child("configurationFile"),
          "`" + file + "` is no PowerShell script",
          "name a .ps1 file");
    }
  }

  private void refuseBeside(Place place, String element, String built) {
    if (place.has(element) && place.has(built)) {
      problems.error(
          place.child(element),
          "<" + element + "> and <" + built + "> contradict each other",
          "keep <" + built + "> to have it built here");
    }
  }

  private void checkAddressed(DscConfig dsc) {
    Place place = dsc.place();
    for (String element : List.of("modules", "installedModules", "configurationData")) {
      if (place.has(element)) {
        problems.error(
            place.child(element),
            "<" + element + "> is for a zip that is built here",
            "name the script in <configurationFile>, or leave it out");
      }
    }
    checkTogether(place);
    checkAddress(dsc.url(), place.child("url"));
    checkAddress(dsc.configurationDataUrl(), place.child("configurationDataUrl"));
  }

  private void checkTogether(Place place) {
    List<String> missing = TOGETHER.stream().filter(name -> !place.has(name)).toList();
    boolean elsewhere =
        Stream.of("settings", "settingsFile").anyMatch(place::has) && missing.size() == 3;
    if (!missing.isEmpty() && !elsewhere) {
      problems.error(
          place,
          "<"
              + String.join(">, <", missing)
              + "> "
              + (missing.size() == 1 ? "is" : "are")
              + " missing",
          "<url>, <script> and <function> name a configuration together; or have it built with"
              + " <configurationFile>");
    }
    needs(place, "configurationUrlSasToken", "url");
    needs(place, "configurationDataUrlSasToken", "configurationDataUrl");
  }

  private void needs(Place place, String token, String url) {
    if (place.has(token) && !place.has(url)) {
      problems.error(
          place.child(token), "<" + token + "> needs <" + url + ">", "add <" + url + ">");
    }
  }

  private Value.Obj open(
      DscConfig dsc, Optional<DesiredExtension.DscConfiguration> built, DscArguments arguments) {
    Optional<Path> script = built.map(b -> b.script().path());
    Members configuration =
        new Members()
            .text("url", dsc.url())
            .text("script", script.map(DscMapper::fileName).or(dsc::script))
            .text("function", script.isPresent() ? defined(dsc, script.get()) : dsc.function());
    return new Members()
        .text("wmfVersion", dsc.wmfVersion().map(DscConfig.WmfVersion::pomName))
        .object("configuration", configuration)
        .value("configurationArguments", arguments.open())
        .object("configurationData", new Members().text("url", dsc.configurationDataUrl()))
        .object(
            "privacy",
            new Members()
                .text(
                    "dataCollection", dsc.dataCollection().map(DscConfig.DataCollection::pomName)))
        .object();
  }

  private Optional<String> defined(DscConfig dsc, Path file) {
    Place place = dsc.place();
    return files
        .read(file, place.child("configurationFile"))
        .flatMap(t -> DscScript.configuration(t, dsc.function(), fileName(file), place, problems));
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Value.Obj closed(DscConfig dsc, DscArguments arguments) {
    return new Members()
        .value("configurationArguments", arguments.closed())
        .text("configurationUrlSasToken", dsc.configurationUrlSasToken())
        .text("configurationDataUrlSasToken", dsc.configurationDataUrlSasToken())
        .object();
  }
}
