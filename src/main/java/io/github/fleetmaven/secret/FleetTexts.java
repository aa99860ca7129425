package io.github.fleetmaven.secret;

import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredTarget;

/** The parts of a target's declaration that may name secrets, each with its place in the pom. */
record FleetTexts(DesiredTarget target) {

  void visit(Revelation revelation) {
    target.extensions().stream().filter(e -> !e.absent()).forEach(e -> visit(e, revelation));
  }

  static void visit(ContentPlace place, Revelation revelation) {
    if (place instanceof ContentPlace.AzureStorage storage) {
      String where = storage.declaredAt() + ": content/azureStorage/accountKey";
      storage.accountKey().ifPresent(key -> revelation.reveal(where, key));
    }
  }

  private void visit(DesiredExtension extension, Revelation revelation) {
    String where = extension.declaredAt() + ": " + target.name() + "/" + extension.name() + "/";
    extension
        .protectedSettings()
        .ifPresent(settings -> revelation.reveal(where + "protectedSettings", settings));
    extension.script().ifPresent(script -> visit(where, script, revelation));
  }

  private static void visit(String where, DesiredExtension.Script script, Revelation revelation) {
    script.command().ifPresent(command -> revelation.reveal(where + "command", command));
    script.fileUris().forEach(uri -> revelation.reveal(where + "fileUris", uri));
  }
}
