package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The adapter on a scripted transport and a time driven by hand. */
final class CloudFixture {

  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final ResourceId SET = ResourceId.scaleSet("sub", "myResourceGroup", "myVMSS");
  static final ResourceId MACHINE = ResourceId.virtualMachine("sub", "myResourceGroup", "myVM");
  static final String STATUS_URL =
      "https://management.azure.com/subscriptions/sub/providers/Microsoft.Compute/locations/westus/operations/g1?p=g1&api-version=2025-04-01&t=1&c=a&s=b&h=c";
  static final String LOCATION_URL = STATUS_URL + "&monitor=true";

  final ScriptedTransport azure = new ScriptedTransport();
  final ManualTime time = new ManualTime(START);
  final List<String> waits = new ArrayList<>();
  final AzureCloud cloud =
      AzureCloud.open(
          new AzureOptions(
              AzureEnvironmentName.AZURE,
              Optional.empty(),
              new Credentials.Auto(Optional.empty()),
              Optional.of(azure),
              (duration, why) -> waits.add(duration + " " + why)),
          time);

  /** Returns how long was waited so far. */
  Duration waited() {
    return Duration.between(START, time.now());
  }
}
