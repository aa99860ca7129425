package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.stream.Stream;

/** Maps a PowerShell DSC configuration to the settings of its handler. */
final class DscMapper {

  private static final List<String> TOGETHER = List.of("url", "script", "function");

  private final Problems problems;
  private final SettingsMapper settings;

  DscMapper(Problems problems, SettingsMapper settings) {
    this.problems = problems;
    this.settings = settings;
  }

  Halves map(DscConfig dsc) {
    check(dsc.place());
    dsc.url().ifPresent(u -> WebAddress.check(u, dsc.place().child("url"), problems));
    dsc.configurationDataUrl()
        .ifPresent(u -> WebAddress.check(u, dsc.place().child("configurationDataUrl"), problems));
    Halves halves = settings.map(dsc.settings(), dsc.place(), open(dsc), closed(dsc));
    if (halves.moved().contains("configuration")) {
      problems.error(
          dsc.place().child("settings"),
          "the handler doesn't look for `configuration` among the protected settings",
          "put the secret part of the URL into <configurationUrlSasToken>");
    }
    return halves;
  }

  private void check(Place place) {
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
          "<url>, <script> and <function> name a configuration together");
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

  private static Value.Obj open(DscConfig dsc) {
    Members configuration =
        new Members()
            .text("url", dsc.url())
            .text("script", dsc.script())
            .text("function", dsc.function());
    return new Members()
        .text("wmfVersion", dsc.wmfVersion().map(DscConfig.WmfVersion::pomName))
        .object("configuration", configuration)
        .value("configurationArguments", dsc.configurationArguments())
        .object("configurationData", new Members().text("url", dsc.configurationDataUrl()))
        .object(
            "privacy",
            new Members()
                .text(
                    "dataCollection", dsc.dataCollection().map(DscConfig.DataCollection::pomName)))
        .object();
  }

  private static Value.Obj closed(DscConfig dsc) {
    return new Members()
        .text("configurationUrlSasToken", dsc.configurationUrlSasToken())
        .text("configurationDataUrlSasToken", dsc.configurationDataUrlSasToken())
        .object();
  }
}
