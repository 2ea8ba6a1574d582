package dev.orderflow.localcloud.sqs.journal;

import java.util.List;
import java.util.Optional;

enum NoJournal implements Journal {
  INSTANCE;

  @Override
  public boolean keeps() {
    return false;
  }

  @Override
  public void write(List<JournalEntry> entries) {}

  @Override
  public String body(String messageId) {
    throw new JournalException("nothing is kept");
  }

  @Override
  public Optional<String> trouble() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
