package io.github.fleetmaven.wiring;

import io.github.fleetmaven.engine.MaskingStore;
import io.github.fleetmaven.report.Words;
import java.util.Optional;

/** Says what a run cost at the place for content. Stateless. */
final class ContentCount {

  private ContentCount() {}

  /** Returns the line that says so; empty when the place wasn't asked. */
  static Optional<String> line(MaskingStore place) {
    int requests = place.requests().requests();
    if (requests == 0) {
      return Optional.empty();
    }
    String uploads =
        place.uploads() == 0
            ? ""
            : ", %s, %s"
                .formatted(
                    Words.count(place.uploads(), "upload"), Words.bytes(place.uploadedBytes()));
    return Optional.of("content: " + Words.count(requests, "request") + uploads);
  }
}
