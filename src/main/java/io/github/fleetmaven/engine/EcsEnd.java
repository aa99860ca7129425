package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ecs.EcsInvocation;

/**
 * What became of an instance of ECS.
 *
 * @param detail why, for people; may be empty
 */
record EcsEnd(Kind kind, String detail) {

  /** Returns it as reports write it. */
  String text() {
    return detail.isEmpty() ? kind.word() : kind.word() + ": " + detail;
  }

  /** Returns why a command counts as failed. */
  static String why(EcsInvocation.Result result) {
    StringBuilder why = new StringBuilder(result.status());
    result.exitCode().ifPresent(code -> why.append(", exit code ").append(code));
    if (!result.errorCode().isEmpty()) {
      why.append(", ").append(result.errorCode());
    }
    if (!result.errorInfo().isEmpty()) {
      why.append(": ").append(result.errorInfo());
    }
    String said = lastLine(result.output());
    return said.isEmpty() ? why.toString() : why.append("; it said: ").append(said).toString();
  }

  private static String lastLine(String output) {
    return output.strip().lines().reduce("", (before, line) -> line.strip());
  }

  /** The kinds of ends. */
  enum Kind {
    UPDATED("updated", true),
    UPDATED_RESTART_PENDING("updatedRestartPending", true),
    SNAPSHOT_FAILED("snapshotFailed", false),
    UPDATE_FAILED("updateFailed", false),
    INDETERMINATE("indeterminate", false),
    RESTART_FAILED("restartFailed", false),
    VERIFY_FAILED("verifyFailed", false);

    private final String word;
    private final boolean good;

    Kind(String word, boolean good) {
      this.word = word;
      this.good = good;
    }

    /** Returns the word as reports write it. */
    String word() {
      return word;
    }

    /** Tells whether the instance is what the pom asks for, as far as this run was to bring it. */
    boolean isGood() {
      return good;
    }
  }
}
