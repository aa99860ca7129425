package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import java.util.Map;

/** Says of extensions that they can't be put back, and what to do. Pure. */
final class LeftBehind {

  private static final String OLDER =
      "run fleet:rollback from the older pom, which has them, to restore it whole";

  private LeftBehind() {}

  /** Says what a rollback will leave. */
  static void told(Map<String, String> left, String where, Diagnostics diagnostics) {
    left.forEach(
        (name, why) ->
            diagnostics.warning(
                where + "/" + Difference.extension(name),
                "it can't be put back and stays as it is: " + why,
                OLDER));
  }

  /** Says what a rollback would leave, of a plan that is yet to be carried out. */
  static void foreseen(Map<String, String> left, String where, Diagnostics diagnostics) {
    left.forEach(
        (name, why) ->
            diagnostics.warning(
                where + "/" + Difference.extension(name),
                "should this rollout fail, onFailure rollback will leave it as it is then: " + why,
                OLDER));
  }
}
