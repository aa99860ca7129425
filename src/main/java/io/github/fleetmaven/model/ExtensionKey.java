package io.github.fleetmaven.model;

import java.util.Locale;

/**
 * Which extension of which target. Keys are equal when they differ only in case, as names are for
 * Azure.
 *
 * @param target the target's name
 * @param extension the extension's name
 */
public record ExtensionKey(String target, String extension) {

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtensionKey that
        && target.equalsIgnoreCase(that.target)
        && extension.equalsIgnoreCase(that.extension);
  }

  @Override
  public int hashCode() {
    return (target + "/" + extension).toLowerCase(Locale.ROOT).hashCode();
  }
}
