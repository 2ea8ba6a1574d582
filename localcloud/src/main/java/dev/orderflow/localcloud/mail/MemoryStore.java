package dev.orderflow.localcloud.mail;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps the latest mails until the process ends. */
final class MemoryStore implements MailStore {

  private static final int MOST = 10_000;

  private final ConcurrentNavigableMap<Integer, byte[]> mails = new ConcurrentSkipListMap<>();

  @Override
  public void keep(int number, byte[] eml) {
    mails.put(number, eml);
    mails.remove(number - MOST);
  }

  @Override
  public List<Integer> numbers() {
    return List.copyOf(mails.descendingKeySet());
  }

  @Override
  public Optional<byte[]> read(int number) {
    return Optional.ofNullable(mails.get(number));
  }
}
