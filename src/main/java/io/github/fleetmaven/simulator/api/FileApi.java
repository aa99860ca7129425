package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.blob.Blob;
import io.github.fleetmaven.simulator.blob.BlobName;
import io.github.fleetmaven.simulator.blob.Blobs;
import io.github.fleetmaven.simulator.service.BlobRefusals;
import io.github.fleetmaven.simulator.service.Refusal;
import io.github.fleetmaven.simulator.service.Simulation;

/**
 * Servers of plain files, as repositories are: what is put there can be read. Guarded by the
 * simulator's lock.
 */
public final class FileApi {

  private static final int PRECONDITION_FAILED = 412;

  private final Simulation simulation;
  private final Blobs blobs;

  public FileApi(Simulation simulation) {
    this.simulation = simulation;
    this.blobs = simulation.blobs();
  }

  /** Answers a call for a file. */
  public Answer answer(BlobName name, Call call) {
    try {
      return switch (call.method()) {
        case "PUT" -> put(name, call);
        case "GET", "HEAD" -> BlobReading.answer(blobs, name, call);
        case "DELETE" -> removed(name);
        default -> throw BlobRefusals.unsupported(call.method());
      };
    } catch (Refusal refusal) {
      return Answer.empty(refusal.status());
    }
  }

  private Answer put(BlobName name, Call call) {
    boolean isNew = blobs.find(name).isEmpty();
    if (!isNew && call.headers().getOrDefault("if-none-match", "").equals("*")) {
      return Answer.empty(PRECONDITION_FAILED);
    }
    Blob.Details details = BlobHeaders.details(call, true);
    blobs.put(name, call.body(), details, simulation.now());
    return Answer.empty(isNew ? Answer.CREATED : Answer.NO_CONTENT);
  }

  private Answer removed(BlobName name) {
    if (!blobs.remove(name)) {
      throw BlobRefusals.noBlob();
    }
    return Answer.empty(Answer.NO_CONTENT);
  }
}
