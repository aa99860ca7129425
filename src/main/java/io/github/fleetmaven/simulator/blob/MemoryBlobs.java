package io.github.fleetmaven.simulator.blob;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keeps contents in memory, for as long as the process runs. */
public final class MemoryBlobs implements Blobs {

  private final Set<BlobName> containers = new HashSet<>();
  private final Map<BlobName, NavigableMap<String, Kept>> blobs = new HashMap<>();
  private final Map<BlobName, Map<String, byte[]>> staged = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(Blob blob, byte[] bytes) {}

  @Override
  public boolean knows(String account) {
    return containers.stream().anyMatch(container -> container.account().equals(account));
  }

  @Override
  public boolean makeContainer(BlobName container) {
    return containers.add(of(container));
  }

  @Override
  public boolean hasContainer(BlobName container) {
    return containers.contains(of(container));
  }

  @Override
  public boolean removeContainer(BlobName container) {
    blobs.remove(of(container));
    return containers.remove(of(container));
  }

  @Override
  public Optional<Blob> find(BlobName name) {
    return Optional.ofNullable(in(name).get(name.name())).map(Kept::blob);
  }

  @Override
  public byte[] read(BlobName name, long from, int length) {
    byte[] bytes = Objects.requireNonNull(in(name).get(name.name())).bytes();
    return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
  }

  @Override
  public void put(BlobName name, byte[] bytes, Blob.Details details, Instant now) {
    makeContainer(name);
    staged.remove(name);
    in(name).put(name.name(), new Kept(new Blob(name, bytes.length, now, details), bytes));
  }

  @Override
  public void stage(BlobName name, String blockId, byte[] bytes) {
    makeContainer(name);
    staged.computeIfAbsent(name, n -> new HashMap<>()).put(blockId, bytes);
  }

  @Override
  public boolean commit(BlobName name, List<String> blockIds, Blob.Details details, Instant now) {
    Map<String, byte[]> blocks = staged.getOrDefault(name, Map.of());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (String id : blockIds) {
      byte[] block = blocks.get(id);
      if (block == null) {
        return false;
      }
      whole.writeBytes(block);
    }
    put(name, whole.toByteArray(), details, now);
    return true;
  }

  @Override
  public List<Blob> list(BlobName container, String prefix) {
    return in(container).tailMap(prefix).values().stream()
        .map(Kept::blob)
        .takeWhile(blob -> blob.name().name().startsWith(prefix))
        .toList();
  }

  @Override
  public boolean remove(BlobName name) {
    return in(name).remove(name.name()) != null;
  }

  private NavigableMap<String, Kept> in(BlobName name) {
    return blobs.computeIfAbsent(of(name), n -> new TreeMap<>());
  }

  private static BlobName of(BlobName name) {
    return new BlobName(name.account(), name.container(), "");
  }
}
