package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.model.DesiredTarget;

/** What a user can do about what a cloud said. Pure. */
final class Remedies {

  private Remedies() {}

  /** Returns what to do where a target met that error; empty when nobody knows. */
  static String of(DesiredTarget target, CloudError error) {
    return target instanceof DesiredTarget.EcsGroup ? ofEcs(error) : ofAzure(error);
  }

  private static String ofEcs(CloudError error) {
    return switch (error.kind()) {
      case NOT_FOUND -> "check <regionId> and <instanceIds>";
      case UNAUTHENTICATED -> "check the access key; docs/alibaba.md says how to sign in";
      case FORBIDDEN -> "ask for a RAM policy that allows it; docs/alibaba.md lists the actions";
      case THROTTLED -> "wait, and run again";
      case CONFLICT -> "wait until what is under way there has ended, and run again";
      case UNREACHABLE ->
          "check <alibaba><regionId> and <endpoint>, the network and any proxy, and run again";
      case PRECONDITION_FAILED, REFUSED, OPERATION_FAILED, INTERRUPTED -> "";
    };
  }

  /** Returns what to do where Azure said that; empty when nobody knows. */
  static String ofAzure(CloudError error) {
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
