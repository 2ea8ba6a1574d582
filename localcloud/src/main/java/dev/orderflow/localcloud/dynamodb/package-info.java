/**
 * Tables, on DynamoDB Local inside this JVM: requests in, from functions as Java calls and from
 * other clients as HTTP, answers or DynamoDB's own exceptions out; everyone sees the same data,
 * whatever their region and credentials.
 */
@NullMarked
package dev.orderflow.localcloud.dynamodb;

import org.jspecify.annotations.NullMarked;
