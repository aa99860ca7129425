package io.github.fleetmaven.report;

import io.github.fleetmaven.event.RunEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses which events get a line of the log, so that a rollout over a thousand instances can be
 * read: a line when a batch begins and one when it ends, and a line for each failure, always. Safe
 * for use by several threads.
 */
public final class ProgressLines {

  private static final int SKIPS_SHOWN = 12;
  private static final int UPLOADS_SHOWN = 12;

  private final ProgressText text;
  private final Map<String, Integer> skips = new HashMap<>();
  private final Map<String, Integer> uploads = new HashMap<>();
  private final Map<String, Integer> batchSizes = new HashMap<>();

  /** Makes one for one run, whose lines look so. */
  public ProgressLines(Style style) {
    this.text = new ProgressText(style);
  }

  /** Returns the line of an event; empty when it needs none. */
  public synchronized Optional<String> line(RunEvent event) {
    if (event instanceof RunEvent.BatchStarted batch) {
      batchSizes.put(batch.target(), batch.instances().size());
    }
    if (event instanceof RunEvent.InstanceUpdated || isOneOfMany(event)) {
      return Optional.empty();
    }
    if (event instanceof RunEvent.UploadStarted upload) {
      return uploading(upload);
    }
    return event instanceof RunEvent.InstanceSkipped skip
        ? skipped(skip)
        : Optional.of(text.line(event));
  }

  /** Where machines are updated side by side, what each of them is at is more than one can read. */
  private boolean isOneOfMany(RunEvent event) {
    return event instanceof RunEvent.ExtensionStarted
        && batchSizes.getOrDefault(event.target(), 1) > 1;
  }

  private Optional<String> uploading(RunEvent.UploadStarted upload) {
    int count = uploads.merge(upload.target(), 1, Integer::sum);
    if (count <= UPLOADS_SHOWN) {
      return Optional.of(text.line(upload));
    }
    return count == UPLOADS_SHOWN + 1
        ? Optional.of(text.moreUploads(upload.target()))
        : Optional.empty();
  }

  private Optional<String> skipped(RunEvent.InstanceSkipped skip) {
    int count = skips.merge(skip.target(), 1, Integer::sum);
    if (count <= SKIPS_SHOWN) {
      return Optional.of(text.line(skip));
    }
    return count == SKIPS_SHOWN + 1
        ? Optional.of(text.moreSkipped(skip.target()))
        : Optional.empty();
  }
}
