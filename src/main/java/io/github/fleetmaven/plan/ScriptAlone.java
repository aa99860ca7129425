package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Value;
import java.util.Optional;

/** A custom script without files of ours: a command, and what the user has it download. Pure. */
final class ScriptAlone {

  private ScriptAlone() {}

  static ResolvedExtension map(ScriptCase of) {
    ScriptSettings settings = new ScriptSettings(of.plain());
    settings.dropKeptContent();
    if (!of.script().fileUris().isEmpty()) {
      settings.place(ScriptSettings.URIS, Value.ofTexts(of.script().fileUris()));
    }
    if (of.script().command().isPresent()) {
      settings.place(ScriptSettings.COMMAND, Value.of(of.script().command().get()));
      settings.drop(ScriptSettings.SCRIPT);
      if (of.plain().declared().fromKeyVault().isPresent()) {
        return settings.resolved(Optional.empty());
      }
      if (heldTheCommand(of)) {
        settings.clearProtected("the protected settings, which held the command, are cleared");
      } else if (heldFiles(of)) {
        settings.clearProtected("the protected settings, by which files were read, are cleared");
      }
    }
    return settings.resolved(Optional.empty());
  }

  /** A command that was protected and is public now would stand in both halves. */
  private static boolean heldTheCommand(ScriptCase of) {
    return of.observed()
        .map(ObservedExtension::settings)
        .filter(s -> s.get(ScriptSettings.COMMAND).isEmpty())
        .filter(s -> s.get(ScriptSettings.SCRIPT).isEmpty())
        .isPresent();
  }

  private static boolean heldFiles(ScriptCase of) {
    return of.observed()
        .flatMap(ObservedExtension::forceUpdateTag)
        .flatMap(ForceUpdateTag::parse)
        .filter(tag -> HiddenHalf.hasContent(tag.digest()))
        .isPresent();
  }
}
