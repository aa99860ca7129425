package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.ExtensionKey;
import java.util.Map;

/**
 * A desired fleet, and the digests of the files that it needs.
 *
 * @param content of the extensions that have any
 */
public record PackagedFleet(DesiredFleet fleet, Map<ExtensionKey, ContentDigest> content) {
  public PackagedFleet {
    content = Map.copyOf(content);
  }

  /** Returns the digests of an extension's files. */
  public ContentDigest content(ExtensionKey key) {
    return content.getOrDefault(key, ContentDigest.NONE);
  }

  /** Returns the key by which files are staged: a cloud may write a name in another case. */
  public ExtensionKey declared(ExtensionKey key) {
    return content.keySet().stream()
        .filter(k -> k.target().equals(key.target()))
        .filter(k -> k.extension().equalsIgnoreCase(key.extension()))
        .findFirst()
        .orElse(key);
  }
}
