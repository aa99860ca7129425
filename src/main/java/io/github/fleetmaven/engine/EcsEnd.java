package io.github.fleetmaven.engine;

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
