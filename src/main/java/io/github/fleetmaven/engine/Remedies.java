package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;

/** What a user can do about what a cloud said. Pure. */
final class Remedies {

  private Remedies() {}

  static String of(CloudError error) {
    return switch (error.kind()) {
      case NOT_FOUND -> "check name, resource group and subscription";
      case UNAUTHENTICATED -> "log in again, or check the credentials and the tenant";
      case FORBIDDEN -> "ask for a role that allows it; docs/azure.md lists the actions";
      case THROTTLED -> "wait, or lower the number of targets of one run";
      case CONFLICT -> "wait until the other operation has ended, and run again";
      case UNREACHABLE -> "check the network and the endpoint, and run again";
      case PRECONDITION_FAILED, REFUSED, OPERATION_FAILED, INTERRUPTED -> "";
    };
  }
}
