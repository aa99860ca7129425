package io.github.fleetmaven.model;

/**
 * What belongs to the protected half of an extension's settings and must not be shown: a text that
 * names a secret, or carries a shared access signature.
 */
public final class Confidential {

  private Confidential() {}

  /** Tells whether something confidential stands in the text. */
  public static boolean isIn(String text) {
    return SecretReference.isIn(text) || SharedAccessSignature.isIn(text);
  }

  /** Tells whether something confidential stands in a text anywhere in the value, keys aside. */
  public static boolean isIn(Value value) {
    if (value instanceof Value.Str s) {
      return isIn(s.text());
    }
    if (value instanceof Value.Arr a) {
      return a.items().stream().anyMatch(Confidential::isIn);
    }
    return value instanceof Value.Obj o
        && o.members().values().stream().anyMatch(Confidential::isIn);
  }
}
