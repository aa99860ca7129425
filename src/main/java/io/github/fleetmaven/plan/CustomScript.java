package io.github.fleetmaven.plan;

import io.github.fleetmaven.catalog.CatalogEntry;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.DesiredExtension.Script;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the command, the files and the addresses of a custom script where its handler looks for
 * them, each in one half of the settings only. Made for one extension.
 */
final class CustomScript {

  private static final String COMMAND = "commandToExecute";
  private static final String SCRIPT = "script";
  private static final String URIS = "fileUris";

  private final Script script;
  private final ResolvedExtension plain;
  private final Optional<ObservedExtension> observed;
  private final String where;
  private final Diagnostics diagnostics;
  private final List<String> notes;

  private Value.Obj shown;
  private Optional<Value.Obj> hidden;

  CustomScript(
      Script script,
      ResolvedExtension plain,
      Optional<ObservedExtension> observed,
      String where,
      Diagnostics diagnostics) {
    this.script = script;
    this.plain = plain;
    this.observed = observed;
    this.where = where;
    this.diagnostics = diagnostics;
    this.notes = new ArrayList<>(plain.notes());
    this.shown = plain.settings();
    this.hidden = plain.protectedSettings();
  }

  /** Returns the extension with its script; empty, with a diagnostic, when it can't be carried. */
  Optional<ResolvedExtension> map() {
    if (!script.files().isEmpty() && !isLinux()) {
      diagnostics.error(
          where,
          "<files> travel inside Microsoft.Azure.Extensions/CustomScript for Linux only; storage for"
              + " content, which Windows needs, comes with a later version",
          "put the files where the machine can download them and name them in <fileUris>");
      return Optional.empty();
    }
    dropKeptTwins();
    if (!script.fileUris().isEmpty()) {
      place(URIS, Value.ofTexts(script.fileUris()));
    }
    return script.files().isEmpty() ? Optional.of(withCommand()) : withFiles();
  }

  private boolean isLinux() {
    return plain.entry().map(CatalogEntry::os).equals(Optional.of(OsType.LINUX));
  }

  /** What the pom declares protected must not stay public only because the cloud shows it there. */
  private void dropKeptTwins() {
    if (plain.declared().settings().isEmpty()) {
      Value.Obj declared = hidden.orElse(Value.Obj.EMPTY);
      for (String key : List.of(COMMAND, SCRIPT, URIS)) {
        shown = declared.get(key).isPresent() ? shown.without(key) : shown;
      }
    }
  }

  private ResolvedExtension withCommand() {
    script.command().ifPresent(command -> place(COMMAND, Value.of(command)));
    if (script.command().isPresent()) {
      shown = shown.without(SCRIPT);
      hidden = hidden.map(h -> h.without(SCRIPT));
      clearHiddenCommand();
    }
    return resolved(Optional.empty());
  }

  /** A command that was protected and is public now would stand in both halves. */
  private void clearHiddenCommand() {
    boolean wasHidden =
        observed.isPresent()
            && observed.get().settings().get(COMMAND).isEmpty()
            && observed.get().settings().get(SCRIPT).isEmpty();
    boolean stays = plain.declared().fromKeyVault().isPresent();
    if (wasHidden && !stays && hidden.isEmpty()) {
      hidden = Optional.of(Value.Obj.EMPTY);
      notes.add("the protected settings, which held the command, are cleared");
    }
  }

  private Optional<ResolvedExtension> withFiles() {
    Value.Obj declared = hidden.orElse(Value.Obj.EMPTY);
    Optional<String> command =
        script
            .command()
            .or(() -> plain.declared().settings().flatMap(s -> s.text(COMMAND)))
            .or(() -> declared.text(COMMAND));
    if (command.isEmpty()) {
      diagnostics.error(where, "there are <files> but no command that uses them", "add <command>");
      return Optional.empty();
    }
    shown = shown.without(COMMAND).without(SCRIPT);
    hidden = Optional.of(declared.without(COMMAND).without(SCRIPT));
    Script inline = new Script(command, script.files(), script.fileUris());
    return Optional.of(resolved(Optional.of(inline)));
  }

  private void place(String key, Value value) {
    if (!Confidential.isIn(value)) {
      shown = shown.with(key, value);
      hidden = hidden.map(h -> h.without(key));
      return;
    }
    hidden = Optional.of(hidden.orElse(Value.Obj.EMPTY).with(key, value));
    if (shown.get(key).isPresent()) {
      notes.add(key + " holds a secret and moves to the protected settings");
    }
    shown = shown.without(key);
  }

  private ResolvedExtension resolved(Optional<Script> inline) {
    return new ResolvedExtension(
        plain.declared(),
        plain.handler(),
        plain.entry(),
        plain.version(),
        shown,
        hidden,
        inline,
        notes);
  }
}
