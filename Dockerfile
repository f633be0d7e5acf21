# The bot in a container. It needs one writable place, /var/lib/lessenbot, and that only for SQLite; everything else may be read-only.
# The Node is the one of the lockfile, on which the tests run. docs/beheer.md (Dutch) says how to build and start it.
FROM node:24.21.0-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# What only a debugger or a compiler reads is a third of it.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
 && find node_modules -type f '(' -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' ')' -delete

FROM node:24.21.0-slim
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE LICENSE-THIRD-PARTY.txt ./
COPY adapters ./adapters
COPY src ./src
COPY data ./data
RUN install -d -o 1000 -g 1000 -m 700 /var/lib/lessenbot
# Inside a container everybody comes from outside, so the playground, which is for one computer alone, is off.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 LESSENBOT_PLAYGROUND=off LESSENBOT_DATA_DIR=/var/lib/lessenbot
# The user `node` of the image, by number: Kubernetes only believes a number.
USER 1000:1000
VOLUME /var/lib/lessenbot
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "adapters/commands/check-health.ts"]
CMD ["node", "--no-warnings", "--max-old-space-size=256", "--max-semi-space-size=8", "--import", "./adapters/check-node.mjs", "--import", "./adapters/compile-cache.mjs", "adapters/main.ts"]
