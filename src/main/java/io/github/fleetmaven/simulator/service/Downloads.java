package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.blob.BlobName;
import io.github.fleetmaven.simulator.blob.Blobs;
import io.github.fleetmaven.simulator.store.DownloadTerms;
import io.github.fleetmaven.simulator.store.DownloadTerms.Address;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Signature;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a handler can download what it is told to, as far as that lies in a simulated
 * storage account that something was put into. The codes are those of Custom Script for Linux.
 */
final class Downloads {

  private static final int EXPIRED = 51;
  private static final int DENIED = 52;
  private static final int NOT_FOUND = 53;
  private static final int NO_IDENTITY = 70;

  private static final Set<String> CUSTOM_SCRIPTS =
      Set.of(
          "microsoft.azure.extensions.customscript",
          "microsoft.ostcextensions.customscriptforlinux",
          "microsoft.compute.customscriptextension");
  private static final String DSC = "microsoft.powershell.dsc";

  private final Store store;
  private final Blobs blobs;
  private final Simulation simulation;

  Downloads(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.blobs = simulation.blobs();
  }

  /**
   * Why a handler can't get what it needs.
   *
   * @param code what it exits with
   */
  record Problem(int code, String message) {}

  /** Returns the first thing that a handler can't get. */
  Optional<Problem> problem(Machine machine, Extension extension) {
    DownloadTerms terms =
        DownloadTerms.ofSealed(extension.properties().path("protectedSettings").asText(""));
    return addresses(extension, terms).stream()
        .flatMap(address -> problem(machine, address, terms).stream())
        .findFirst();
  }

  private static List<Address> addresses(Extension extension, DownloadTerms terms) {
    String type = Definitions.handlerType(extension).toLowerCase(Locale.ROOT);
    JsonNode settings = extension.properties().path("settings");
    List<Address> addresses = new ArrayList<>();
    if (CUSTOM_SCRIPTS.contains(type)) {
      Json.arrayAt(settings, "fileUris").forEach(uri -> addresses.add(Address.of(uri.asText())));
      addresses.addAll(terms.addresses());
    } else if (type.equals(DSC)) {
      Address zip = Address.of(settings.path("configuration").path("url").asText(""));
      addresses.add(
          terms.zipSignature() == null ? zip : new Address(zip.url(), terms.zipSignature()));
    }
    return addresses;
  }

  private Optional<Problem> problem(Machine machine, Address address, DownloadTerms terms) {
    Optional<BlobName> name =
        BlobName.ofAddress(address.url()).filter(found -> blobs.knows(found.account()));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Problem> access =
        address.signature() == null
            ? unsigned(machine, address, terms)
            : signed(address, address.signature());
    return access.isPresent() || blobs.find(name.get()).isPresent()
        ? access
        : Optional.of(failed(NOT_FOUND, address, "404 The specified blob does not exist."));
  }

  private Optional<Problem> signed(Address address, Signature signature) {
    Optional<Instant> expiry = signature.expiry();
    if (expiry.isPresent() && !simulation.now().isBefore(expiry.get())) {
      return Optional.of(
          failed(EXPIRED, address, "403 the shared access signature expired " + expiry.get()));
    }
    boolean good =
        signature.signed() && expiry.isPresent() && signature.permissions().contains("r");
    return good ? Optional.empty() : Optional.of(denied(address));
  }

  private Optional<Problem> unsigned(Machine machine, Address address, DownloadTerms terms) {
    @Nullable String identity = terms.identity();
    if (identity == null) {
      return terms.accountKey() ? Optional.empty() : Optional.of(denied(address));
    }
    return hasIdentity(machine, identity)
        ? Optional.empty()
        : Optional.of(
            failed(NO_IDENTITY, address, "the machine has no " + identity + "-assigned identity"));
  }

  /** A machine has an identity of its own, or that of its scale set. */
  private boolean hasIdentity(Machine machine, String kind) {
    String own = machine.document().path("identity").path("type").asText("");
    String ofSet =
        ExtensionLists.set(machine, store)
            .map(set -> set.document().path("identity").path("type").asText(""))
            .orElse("");
    return (own + "," + ofSet).toLowerCase(Locale.ROOT).contains(kind + "assigned");
  }

  private static Problem denied(Address address) {
    return failed(DENIED, address, "403 This request is not authorized to perform this operation.");
  }

  private static Problem failed(int code, Address address, String why) {
    return new Problem(code, "failed to download file " + address.url() + ": " + why);
  }
}
