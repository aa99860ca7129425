package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.model.ResourceId;
import java.time.Duration;
import java.util.Map;

/** The tags of a resource of Azure: written whole, as an operation, with If-Match. */
interface AzureTags extends TagHome {

  /** A write of tags takes seconds. */
  Duration LONGEST_WRITE = Duration.ofMinutes(5);

  /** Returns the cloud that it is in. */
  Cloud cloud();

  /** Returns which resource it is. */
  ResourceId id();

  @Override
  default String name() {
    return id().name();
  }

  @Override
  default void write(Reading seen, Map<String, String> tags, OperationWaiter waiter) {
    Command.WriteTags command = new Command.WriteTags(id(), seen.etag(), tags);
    if (waiter.await(cloud().begin(command), LONGEST_WRITE)
        instanceof OperationStatus.Failed failed) {
      throw new CloudException(failed.error());
    }
  }
}
