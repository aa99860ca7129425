package io.github.fleetmaven.secret;

/** What came of reading a secret. */
sealed interface Reading {

  /** It is there. */
  record Found(String value) implements Reading {
    @Override
    public String toString() {
      return "(secret)";
    }
  }

  /**
   * It isn't.
   *
   * @param why what is the matter, with the reference
   * @param remedy what to do
   */
  record Missing(String why, String remedy) implements Reading {}
}
