package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Value;
import java.util.List;

/** Says in a few words what a rollback goes back to. Pure. */
public final class RollbackWords {

  private RollbackWords() {}

  /** Returns it, as {@code image Canonical:UbuntuServer:18.04-LTS:18.04.1, extensions/app}. */
  public static String of(TargetPlan back) {
    List<String> parts = back.changes().stream().map(RollbackWords::of).distinct().toList();
    return parts.isEmpty() ? "what the model says already" : String.join(", ", parts);
  }

  private static String of(Change change) {
    if (change.path().equals(Difference.IMAGE)) {
      Value.Obj image =
          change
              .after()
              .filter(Value.Obj.class::isInstance)
              .map(Value.Obj.class::cast)
              .orElse(Value.Obj.EMPTY);
      return "image " + ImageComparison.words(image);
    }
    String extension = change.path().substring(change.path().indexOf("extensions/"));
    return change.action() == Action.REMOVE ? "without " + extension : extension + " as it was";
  }
}
