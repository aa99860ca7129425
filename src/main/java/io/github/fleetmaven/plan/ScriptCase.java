package io.github.fleetmaven.plan;

import io.github.fleetmaven.catalog.CatalogEntry;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.DesiredExtension.Script;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.util.Optional;

/**
 * One custom script that is to be put into the form which its handler takes.
 *
 * @param plain the extension without its script
 * @param observed what the cloud shows of it, by the same handler
 * @param content the digests of its files
 * @param place where content is kept
 * @param where the place of the extension, for the user
 */
record ScriptCase(
    Script script,
    ResolvedExtension plain,
    Optional<ObservedExtension> observed,
    ContentDigest content,
    Optional<ContentPlace> place,
    String where,
    Diagnostics diagnostics) {

  OsType os() {
    boolean linux = plain.entry().map(CatalogEntry::os).equals(Optional.of(OsType.LINUX));
    return linux ? OsType.LINUX : OsType.WINDOWS;
  }

  /** Returns the command that uses the files, whichever way the pom names it. */
  Optional<String> command() {
    Value.Obj hidden = plain.protectedSettings().orElse(Value.Obj.EMPTY);
    Optional<String> command =
        script
            .command()
            .or(() -> plain.declared().settings().flatMap(s -> s.text(ScriptSettings.COMMAND)))
            .or(() -> hidden.text(ScriptSettings.COMMAND));
    if (command.isEmpty()) {
      diagnostics.error(where, "there are <files> but no command that uses them", "add <command>");
    }
    return command;
  }
}
