package dev.orderflow.localcloud.mail;

import dev.orderflow.localcloud.work.HeapShare;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps the latest mails until the process ends, as many as memory is to hold. */
final class MemoryStore implements MailStore {

  private static final int MOST = 10_000;

  private static final int AROUND = 128;

  private final ConcurrentNavigableMap<Integer, byte[]> mails = new ConcurrentSkipListMap<>();
  private long held;

  @Override
  public synchronized void keep(int number, byte[] eml) {
    mails.put(number, eml);
    held += AROUND + eml.length;
    while (mails.size() > MOST || (held > HeapShare.MAIL.bytes() && mails.size() > 1)) {
      held -= AROUND + mails.pollFirstEntry().getValue().length;
    }
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
