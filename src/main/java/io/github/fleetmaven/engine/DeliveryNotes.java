package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.content.DeliveryRecord;
import io.github.fleetmaven.plan.ContentNeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts the record of a delivery beside the content. Stateless. */
final class DeliveryNotes {

  private DeliveryNotes() {}

  static void write(ContentStore store, ContentNeed need, List<String> names) {
    DeliveryRecord record =
        new DeliveryRecord(need.resource(), need.extension(), need.digest(), need.content(), names);
    try {
      Path file = Files.createTempFile("fleet-delivery", ".json");
      try {
        Files.writeString(file, record.text());
        store.put(record.name(), file, FileDigest.sha256(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a record of the delivery can't be written", e);
    }
  }
}
