package io.github.fleetmaven.model;

import java.time.Duration;
import java.util.Optional;

/** How the machines get to read what they download. */
public sealed interface ContentAccess {

  /**
   * By the managed identity of the machine: the system-assigned one where both are empty, and
   * otherwise the user-assigned one that is named by one of them.
   */
  record ManagedIdentity(Optional<String> clientId, Optional<String> objectId)
      implements ContentAccess {}

  /**
   * By a shared access signature in the address.
   *
   * @param validity how long it is valid once it is made; one that a user delegation key signs is
   *     valid for seven days at most
   */
  record Sas(Duration validity) implements ContentAccess {}

  /** By the key of the storage account, which every machine then holds. */
  record AccountKey() implements ContentAccess {}

  /** By anyone who knows the address. */
  record Open() implements ContentAccess {}
}
