# The pages, which the SDK image has no Node.js for.
FROM node:22-slim AS pages
WORKDIR /source/src/HubGraph/Pages
COPY src/HubGraph/Pages/package.json src/HubGraph/Pages/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY src/HubGraph/Pages/ ./
COPY schema/ /source/schema/
RUN npm run build -- --outDir /pages

# Build: the pinned versions, compiled ahead of time to machine code, which halves the start.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/ src/
COPY schema/operations/ schema/operations/
COPY --from=pages /pages /pages
RUN dotnet publish src/HubGraph -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -p:PagesFolder=/pages/ -o /app
RUN mkdir /data

# Run: the "extra" image has ICU and the time zones, which text folding and local days need, and neither a shell nor root.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
# The database, and what /status tells of the past, are the only state. 1654 is the image's unprivileged user.
COPY --from=build --chown=1654:1654 /data /data
VOLUME /data
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Database__Provider=Sqlite \
    Database__ConnectionString="Data Source=/data/hubgraph.db" \
    Status__File=/data/hubgraph.status.json
EXPOSE 8080
USER 1654
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["dotnet", "HubGraph.dll", "health", "--url", "http://localhost:8080"]
ENTRYPOINT ["dotnet", "HubGraph.dll"]
