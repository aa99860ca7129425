package io.github.fleetmaven.config;

/** A text is not what its element takes. */
final class BadValueException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String summary;
  private final String remedy;

  BadValueException(String summary, String remedy) {
    super(summary);
    this.summary = summary;
    this.remedy = remedy;
  }

  /** Returns what is the matter. */
  String summary() {
    return summary;
  }

  /** Returns what to write instead. */
  String remedy() {
    return remedy;
  }
}
