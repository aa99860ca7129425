package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.OsType;
import java.util.Optional;

/** Chooses the form in which a custom script reaches its handler. Stateless. */
final class CustomScript {

  private CustomScript() {}

  /** Returns the extension with its script; empty, with a diagnostic, when it can't be carried. */
  static Optional<ResolvedExtension> map(ScriptCase script) {
    if (script.script().files().isEmpty()) {
      return Optional.of(ScriptAlone.map(script));
    }
    Optional<ContentPlace> place = script.place().filter(p -> !script.script().inline());
    if (place.isPresent()) {
      return new ScriptDownloaded(script, place.get()).map();
    }
    if (script.os() != OsType.LINUX) {
      refuse(script);
      return Optional.empty();
    }
    return ScriptInline.map(script);
  }

  private static void refuse(ScriptCase script) {
    script
        .diagnostics()
        .error(
            script.where(),
            "<files> travel inside Microsoft.Azure.Extensions/CustomScript for Linux only",
            script.script().inline()
                ? "let them be downloaded: leave out what says that they travel inside"
                : "say where they are kept, by <content>; or put them where the machine can"
                    + " download them and name them in <fileUris>");
  }
}
