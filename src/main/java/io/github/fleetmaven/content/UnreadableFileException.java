package io.github.fleetmaven.content;

import java.io.IOException;

/** A source can't be taken, for a reason that its owner can mend. */
final class UnreadableFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String summary;
  private final String remedy;

  UnreadableFileException(String summary, String remedy) {
    super(summary);
    this.summary = summary;
    this.remedy = remedy;
  }

  UnreadableFileException(Object path, IOException cause) {
    super(cause);
    this.summary = path + " can't be read: " + cause;
    this.remedy = "make it readable for this build";
  }

  String summary() {
    return summary;
  }

  String remedy() {
    return remedy;
  }
}
