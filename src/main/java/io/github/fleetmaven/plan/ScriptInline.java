package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Value;
import java.util.Optional;

/** A custom script whose files and command travel inside its protected settings. Pure. */
final class ScriptInline {

  private ScriptInline() {}

  static Optional<ResolvedExtension> map(ScriptCase of) {
    Optional<String> command = of.command();
    if (command.isEmpty()) {
      return Optional.empty();
    }
    ScriptSettings settings = new ScriptSettings(of.plain());
    settings.dropKeptContent();
    if (!of.script().fileUris().isEmpty()) {
      settings.place(ScriptSettings.URIS, Value.ofTexts(of.script().fileUris()));
    }
    settings.drop(ScriptSettings.COMMAND, ScriptSettings.SCRIPT);
    settings.replaceProtected();
    return Optional.of(settings.resolved(Optional.of(new Delivery.Inline(command.get()))));
  }
}
