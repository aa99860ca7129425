package io.github.fleetmaven.secret;

import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Value;

/** The parts of a fleet's declaration that may name secrets, each with its place in the pom. */
record FleetTexts(DesiredFleet fleet) {

  /** Told of each text. */
  interface Visitor {

    /**
     * Visits a text.
     *
     * @param where its place, as {@code pom.xml:41: web/app/command}
     */
    void visit(String where, String text);
  }

  void visit(Visitor visitor) {
    fleet.content().ifPresent(place -> visit(place, visitor));
    for (DesiredTarget target : fleet.targets()) {
      target.extensions().stream().filter(e -> !e.absent()).forEach(e -> visit(target, e, visitor));
    }
  }

  private static void visit(ContentPlace place, Visitor visitor) {
    if (place instanceof ContentPlace.AzureStorage storage) {
      storage
          .accountKey()
          .ifPresent(
              key -> visitor.visit(place.declaredAt() + ": content/azureStorage/accountKey", key));
    }
  }

  private static void visit(DesiredTarget target, DesiredExtension extension, Visitor visitor) {
    String where = extension.declaredAt() + ": " + target.name() + "/" + extension.name() + "/";
    extension
        .protectedSettings()
        .ifPresent(settings -> visit(where + "protectedSettings", settings, visitor));
    extension.script().ifPresent(script -> visit(where, script, visitor));
  }

  private static void visit(String where, DesiredExtension.Script script, Visitor visitor) {
    script.command().ifPresent(command -> visitor.visit(where + "command", command));
    script.fileUris().forEach(uri -> visitor.visit(where + "fileUris", uri));
  }

  private static void visit(String where, Value value, Visitor visitor) {
    if (value instanceof Value.Str s) {
      visitor.visit(where, s.text());
    } else if (value instanceof Value.Arr a) {
      a.items().forEach(item -> visit(where, item, visitor));
    } else if (value instanceof Value.Obj o) {
      o.members().forEach((key, member) -> visit(where + "/" + key, member, visitor));
    }
  }
}
