using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    record_type = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<long>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    mark = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "installation",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    epoch = table.Column<string>(type: "TEXT", nullable: false),
                    folding_version = table.Column<int>(type: "INTEGER", nullable: false),
                    search_version = table.Column<int>(type: "INTEGER", nullable: false),
                    reference_version = table.Column<string>(type: "TEXT", nullable: true),
                    is_demonstration = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_installation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "intercommunalities",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    siren = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    population = table.Column<int>(type: "INTEGER", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intercommunalities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    issuer = table.Column<string>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    erased_at = table.Column<string>(type: "TEXT", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reference_records",
                columns: table => new
                {
                    record_type = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<long>(type: "INTEGER", nullable: false),
                    values = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reference_records", x => new { x.record_type, x.key });
                });

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    publisher = table.Column<string>(type: "TEXT", nullable: false),
                    published_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    url = table.Column<string>(type: "TEXT", nullable: true),
                    publisher_folded = table.Column<string>(type: "TEXT", nullable: false),
                    title_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_states",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    holder = table.Column<string>(type: "TEXT", nullable: true),
                    held_until = table.Column<string>(type: "TEXT", nullable: false),
                    position_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position_mark = table.Column<string>(type: "TEXT", nullable: false),
                    pending_id = table.Column<long>(type: "INTEGER", nullable: true),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    failing_since = table.Column<string>(type: "TEXT", nullable: true),
                    next_attempt_at = table.Column<string>(type: "TEXT", nullable: true),
                    disabled_at = table.Column<string>(type: "TEXT", nullable: true),
                    disabled_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_states", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calls",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closes_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    envelope_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    base_grant_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    bonus_note = table.Column<string>(type: "TEXT", nullable: true),
                    issuer = table.Column<string>(type: "TEXT", nullable: true),
                    target_note = table.Column<string>(type: "TEXT", nullable: true),
                    is_target_list_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    perimeter_note = table.Column<string>(type: "TEXT", nullable: true),
                    applicant_note = table.Column<string>(type: "TEXT", nullable: true),
                    laureate_count = table.Column<int>(type: "INTEGER", nullable: true),
                    laureate_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    laureates_announced_on = table.Column<string>(type: "TEXT", nullable: true),
                    url = table.Column<string>(type: "TEXT", nullable: true),
                    applications_email = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calls", x => x.id);
                    table.ForeignKey(
                        name: "fk_calls_sources_laureate_source_id",
                        column: x => x.laureate_source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_calls_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "missions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    statement = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_missions", x => x.id);
                    table.ForeignKey(
                        name: "fk_missions_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "omissions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false),
                    entry = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    reason_in_french = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_omissions", x => x.id);
                    table.ForeignKey(
                        name: "fk_omissions_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "achievements",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    call_id = table.Column<long>(type: "INTEGER", nullable: false),
                    statement = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_achievements", x => x.id);
                    table.ForeignKey(
                        name: "fk_achievements_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_achievements_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "call_applicant_kinds",
                columns: table => new
                {
                    call_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_applicant_kinds", x => new { x.call_id, x.kind });
                    table.ForeignKey(
                        name: "fk_call_applicant_kinds_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "call_bonuses",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    call_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    amount_cents = table.Column<long>(type: "INTEGER", nullable: false),
                    condition = table.Column<string>(type: "TEXT", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_bonuses", x => x.id);
                    table.ForeignKey(
                        name: "fk_call_bonuses_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "call_partners",
                columns: table => new
                {
                    call_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_partners", x => new { x.call_id, x.position });
                    table.ForeignKey(
                        name: "fk_call_partners_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "figures",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<int>(type: "INTEGER", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    as_of = table.Column<string>(type: "TEXT", nullable: true),
                    statement = table.Column<string>(type: "TEXT", nullable: false),
                    call_id = table.Column<long>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figures", x => x.id);
                    table.ForeignKey(
                        name: "fk_figures_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_figures_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hubs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name_attested_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: true),
                    closed_on = table.Column<string>(type: "TEXT", nullable: true),
                    status_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    status_attested_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    website = table.Column<string>(type: "TEXT", nullable: true),
                    call_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hubs", x => x.id);
                    table.ForeignKey(
                        name: "fk_hubs_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hubs_sources_name_source_id",
                        column: x => x.name_source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hubs_sources_status_source_id",
                        column: x => x.status_source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "call_missions",
                columns: table => new
                {
                    call_id = table.Column<long>(type: "INTEGER", nullable: false),
                    mission_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_missions", x => new { x.call_id, x.mission_id });
                    table.ForeignKey(
                        name: "fk_call_missions_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_call_missions_missions_mission_id",
                        column: x => x.mission_id,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mission_tasks",
                columns: table => new
                {
                    mission_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    task = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mission_tasks", x => new { x.mission_id, x.position });
                    table.ForeignKey(
                        name: "fk_mission_tasks_missions_mission_id",
                        column: x => x.mission_id,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "awards",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    call_id = table.Column<long>(type: "INTEGER", nullable: true),
                    amount_cents = table.Column<long>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: true),
                    awarded_on = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    label_folded = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_awards", x => x.id);
                    table.ForeignKey(
                        name: "fk_awards_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_awards_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_awards_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hub_contacts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_contacts", x => x.id);
                    table.ForeignKey(
                        name: "fk_hub_contacts_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hub_grants",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<string>(type: "TEXT", nullable: true),
                    revocation_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_hub_grants_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hub_grants_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hub_identifiers",
                columns: table => new
                {
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_identifiers", x => new { x.hub_id, x.scheme, x.value });
                    table.ForeignKey(
                        name: "fk_hub_identifiers_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hub_missions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    mission_id = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<string>(type: "TEXT", nullable: true),
                    until = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_missions", x => x.id);
                    table.ForeignKey(
                        name: "fk_hub_missions_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hub_missions_missions_mission_id",
                        column: x => x.mission_id,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hub_missions_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hub_names",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<string>(type: "TEXT", nullable: true),
                    until = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    attested_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_attested_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_attested_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_names", x => x.id);
                    table.ForeignKey(
                        name: "fk_hub_names_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hub_names_sources_last_attested_source_id",
                        column: x => x.last_attested_source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hub_names_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    mission_id = table.Column<long>(type: "INTEGER", nullable: true),
                    performed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    duration_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    scale = table.Column<string>(type: "TEXT", nullable: false),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: true),
                    intercommunality_id = table.Column<long>(type: "INTEGER", nullable: true),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    region_id = table.Column<long>(type: "INTEGER", nullable: true),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    is_demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: true),
                    revised_at = table.Column<string>(type: "TEXT", nullable: true),
                    reported_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    client_reference = table.Column<string>(type: "TEXT", nullable: true),
                    client_digest = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "TEXT", nullable: true),
                    activity_type = table.Column<string>(type: "TEXT", nullable: false),
                    summary_folded = table.Column<string>(type: "TEXT", nullable: false),
                    animation_kind = table.Column<string>(type: "TEXT", nullable: true),
                    other_animation_kind = table.Column<string>(type: "TEXT", nullable: true),
                    format = table.Column<string>(type: "TEXT", nullable: true),
                    other_format = table.Column<string>(type: "TEXT", nullable: true),
                    initiative = table.Column<string>(type: "TEXT", nullable: true),
                    other_theme = table.Column<string>(type: "TEXT", nullable: true),
                    other_nature = table.Column<string>(type: "TEXT", nullable: true),
                    mediators = table.Column<int>(type: "INTEGER", nullable: true),
                    structures = table.Column<int>(type: "INTEGER", nullable: true),
                    other_actors = table.Column<int>(type: "INTEGER", nullable: true),
                    participants = table.Column<int>(type: "INTEGER", nullable: true),
                    event_id = table.Column<long>(type: "INTEGER", nullable: true),
                    funded_project_id = table.Column<long>(type: "INTEGER", nullable: true),
                    support_kind = table.Column<string>(type: "TEXT", nullable: true),
                    other_support_kind = table.Column<string>(type: "TEXT", nullable: true),
                    stage = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activities", x => x.id);
                    table.ForeignKey(
                        name: "fk_activities_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_activities_intercommunalities_intercommunality_id",
                        column: x => x.intercommunality_id,
                        principalTable: "intercommunalities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_activities_missions_mission_id",
                        column: x => x.mission_id,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_activities_persons_reported_by_id",
                        column: x => x.reported_by_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activity_identifiers",
                columns: table => new
                {
                    activity_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_identifiers", x => new { x.activity_id, x.scheme, x.value });
                    table.ForeignKey(
                        name: "fk_activity_identifiers_activities_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activity_tags",
                columns: table => new
                {
                    activity_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tag = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    tag_folded = table.Column<string>(type: "TEXT", nullable: false),
                    performed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_tags", x => new { x.activity_id, x.tag });
                    table.ForeignKey(
                        name: "fk_activity_tags_activities_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "animation_activity_natures",
                columns: table => new
                {
                    activity_id = table.Column<long>(type: "INTEGER", nullable: false),
                    nature = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    performed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_animation_activity_natures", x => new { x.activity_id, x.nature });
                    table.ForeignKey(
                        name: "fk_animation_activity_natures_activities_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "animation_activity_partners",
                columns: table => new
                {
                    activity_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_animation_activity_partners", x => new { x.activity_id, x.position });
                    table.ForeignKey(
                        name: "fk_animation_activity_partners_activities_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "animation_activity_themes",
                columns: table => new
                {
                    activity_id = table.Column<long>(type: "INTEGER", nullable: false),
                    theme = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    performed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_animation_activity_themes", x => new { x.activity_id, x.theme });
                    table.ForeignKey(
                        name: "fk_animation_activity_themes_activities_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "call_target_regions",
                columns: table => new
                {
                    call_id = table.Column<long>(type: "INTEGER", nullable: false),
                    region_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_target_regions", x => new { x.call_id, x.region_id });
                    table.ForeignKey(
                        name: "fk_call_target_regions_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "carrier_identifiers",
                columns: table => new
                {
                    carrier_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_identifiers", x => new { x.carrier_id, x.scheme, x.value });
                });

            migrationBuilder.CreateTable(
                name: "carriers",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: true),
                    siret = table.Column<string>(type: "TEXT", nullable: true),
                    rna = table.Column<string>(type: "TEXT", nullable: true),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carriers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hub_carriers",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    carrier_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    printed_name = table.Column<string>(type: "TEXT", nullable: true),
                    since = table.Column<string>(type: "TEXT", nullable: true),
                    until = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    attested_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_attested_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_attested_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    printed_name_folded = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_carriers", x => x.id);
                    table.ForeignKey(
                        name: "fk_hub_carriers_carriers_carrier_id",
                        column: x => x.carrier_id,
                        principalTable: "carriers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hub_carriers_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hub_carriers_sources_last_attested_source_id",
                        column: x => x.last_attested_source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hub_carriers_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "commune_postal_codes",
                columns: table => new
                {
                    commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune_postal_codes", x => new { x.commune_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "communes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    region_id = table.Column<long>(type: "INTEGER", nullable: true),
                    intercommunality_id = table.Column<long>(type: "INTEGER", nullable: true),
                    population = table.Column<int>(type: "INTEGER", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_communes", x => x.id);
                    table.ForeignKey(
                        name: "fk_communes_intercommunalities_intercommunality_id",
                        column: x => x.intercommunality_id,
                        principalTable: "intercommunalities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "former_communes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name_folded = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_communes", x => x.id);
                    table.ForeignKey(
                        name: "fk_former_communes_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "regions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    seat_id = table.Column<long>(type: "INTEGER", nullable: true),
                    population = table.Column<int>(type: "INTEGER", nullable: true),
                    population_year = table.Column<int>(type: "INTEGER", nullable: true),
                    population_table = table.Column<string>(type: "TEXT", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regions", x => x.id);
                    table.ForeignKey(
                        name: "fk_regions_communes_seat_id",
                        column: x => x.seat_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conflicts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: true),
                    call_id = table.Column<long>(type: "INTEGER", nullable: true),
                    region_id = table.Column<long>(type: "INTEGER", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    subject_in_french = table.Column<string>(type: "TEXT", nullable: false),
                    shown = table.Column<string>(type: "TEXT", nullable: false),
                    shown_in_french = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conflicts", x => x.id);
                    table.ForeignKey(
                        name: "fk_conflicts_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conflicts_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conflicts_regions_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "departments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    region_id = table.Column<long>(type: "INTEGER", nullable: false),
                    seat_id = table.Column<long>(type: "INTEGER", nullable: true),
                    population = table.Column<int>(type: "INTEGER", nullable: true),
                    population_year = table.Column<int>(type: "INTEGER", nullable: true),
                    population_table = table.Column<string>(type: "TEXT", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_departments", x => x.id);
                    table.ForeignKey(
                        name: "fk_departments_communes_seat_id",
                        column: x => x.seat_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_departments_regions_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: true),
                    region_id = table.Column<long>(type: "INTEGER", nullable: true),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    secret = table.Column<string>(type: "TEXT", nullable: false),
                    previous_secret = table.Column<string>(type: "TEXT", nullable: true),
                    previous_secret_until = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    state_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhooks", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhooks_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_webhooks_persons_owner_id",
                        column: x => x.owner_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_webhooks_regions_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_webhooks_webhook_states_state_id",
                        column: x => x.state_id,
                        principalTable: "webhook_states",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conflict_sides",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    conflict_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    statement = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conflict_sides", x => x.id);
                    table.ForeignKey(
                        name: "fk_conflict_sides_conflicts_conflict_id",
                        column: x => x.conflict_id,
                        principalTable: "conflicts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conflict_sides_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "coverage",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scale = table.Column<string>(type: "TEXT", nullable: false),
                    region_id = table.Column<long>(type: "INTEGER", nullable: true),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    intercommunality_id = table.Column<long>(type: "INTEGER", nullable: true),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: true),
                    since = table.Column<string>(type: "TEXT", nullable: true),
                    since_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    not_before = table.Column<string>(type: "TEXT", nullable: true),
                    until = table.Column<string>(type: "TEXT", nullable: true),
                    until_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    disputed = table.Column<bool>(type: "INTEGER", nullable: false),
                    attested_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    last_attested_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_attested_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    known_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    known_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    possible_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    possible_until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coverage", x => x.id);
                    table.ForeignKey(
                        name: "fk_coverage_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_intercommunalities_intercommunality_id",
                        column: x => x.intercommunality_id,
                        principalTable: "intercommunalities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_regions_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_sources_last_attested_source_id",
                        column: x => x.last_attested_source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_sources_since_source_id",
                        column: x => x.since_source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_sources_until_source_id",
                        column: x => x.until_source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "coverage_denials",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    scale = table.Column<string>(type: "TEXT", nullable: false),
                    region_id = table.Column<long>(type: "INTEGER", nullable: true),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    intercommunality_id = table.Column<long>(type: "INTEGER", nullable: true),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: true),
                    attested_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    statement = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coverage_denials", x => x.id);
                    table.ForeignKey(
                        name: "fk_coverage_denials_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_denials_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_denials_intercommunalities_intercommunality_id",
                        column: x => x.intercommunality_id,
                        principalTable: "intercommunalities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_denials_regions_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_denials_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: true),
                    event_kind = table.Column<string>(type: "TEXT", nullable: false),
                    other_kind = table.Column<string>(type: "TEXT", nullable: true),
                    format = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    cancellation_reason = table.Column<string>(type: "TEXT", nullable: true),
                    starts_at = table.Column<string>(type: "TEXT", nullable: true),
                    ends_at = table.Column<string>(type: "TEXT", nullable: true),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    sorts_at = table.Column<string>(type: "TEXT", nullable: false),
                    venue = table.Column<string>(type: "TEXT", nullable: true),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: true),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    region_id = table.Column<long>(type: "INTEGER", nullable: true),
                    mission_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scale = table.Column<string>(type: "TEXT", nullable: true),
                    participants = table.Column<int>(type: "INTEGER", nullable: true),
                    client_reference = table.Column<string>(type: "TEXT", nullable: true),
                    client_digest = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    is_demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: true),
                    revised_at = table.Column<string>(type: "TEXT", nullable: true),
                    title_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_events_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_events_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_events_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_events_missions_mission_id",
                        column: x => x.mission_id,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_events_regions_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_events_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funded_projects",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: true),
                    client_reference = table.Column<string>(type: "TEXT", nullable: true),
                    client_digest = table.Column<string>(type: "TEXT", nullable: true),
                    holder_name = table.Column<string>(type: "TEXT", nullable: false),
                    carrier_id = table.Column<long>(type: "INTEGER", nullable: true),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: true),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    region_id = table.Column<long>(type: "INTEGER", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    budget_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    in_priority_neighbourhood = table.Column<bool>(type: "INTEGER", nullable: false),
                    in_action_coeur_de_ville = table.Column<bool>(type: "INTEGER", nullable: false),
                    in_rural_revitalisation = table.Column<bool>(type: "INTEGER", nullable: false),
                    beneficiaries = table.Column<int>(type: "INTEGER", nullable: true),
                    is_demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    holder_name_folded = table.Column<string>(type: "TEXT", nullable: false),
                    title_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funded_projects", x => x.id);
                    table.ForeignKey(
                        name: "fk_funded_projects_carriers_carrier_id",
                        column: x => x.carrier_id,
                        principalTable: "carriers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funded_projects_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funded_projects_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funded_projects_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funded_projects_regions_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    webhook_id = table.Column<long>(type: "INTEGER", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    change_count = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    status_code = table.Column<int>(type: "INTEGER", nullable: true),
                    change_id = table.Column<long>(type: "INTEGER", nullable: false),
                    change_mark = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhook_deliveries_webhooks_webhook_id",
                        column: x => x.webhook_id,
                        principalTable: "webhooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_types",
                columns: table => new
                {
                    webhook_id = table.Column<long>(type: "INTEGER", nullable: false),
                    record_type = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_types", x => new { x.webhook_id, x.record_type });
                    table.ForeignKey(
                        name: "fk_webhook_types_webhooks_webhook_id",
                        column: x => x.webhook_id,
                        principalTable: "webhooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "event_identifiers",
                columns: table => new
                {
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_identifiers", x => new { x.event_id, x.scheme, x.value });
                    table.ForeignKey(
                        name: "fk_event_identifiers_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "event_organiser_kinds",
                columns: table => new
                {
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    sorts_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_organiser_kinds", x => new { x.event_id, x.kind });
                    table.ForeignKey(
                        name: "fk_event_organiser_kinds_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "event_organisers",
                columns: table => new
                {
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false),
                    sorts_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_organisers", x => new { x.event_id, x.name });
                    table.ForeignKey(
                        name: "fk_event_organisers_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "event_tags",
                columns: table => new
                {
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tag = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    tag_folded = table.Column<string>(type: "TEXT", nullable: false),
                    sorts_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_tags", x => new { x.event_id, x.tag });
                    table.ForeignKey(
                        name: "fk_event_tags_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funded_project_identifiers",
                columns: table => new
                {
                    funded_project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funded_project_identifiers", x => new { x.funded_project_id, x.scheme, x.value });
                    table.ForeignKey(
                        name: "fk_funded_project_identifiers_funded_projects_funded_project_id",
                        column: x => x.funded_project_id,
                        principalTable: "funded_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funded_project_need_codes",
                columns: table => new
                {
                    funded_project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funded_project_need_codes", x => new { x.funded_project_id, x.code });
                    table.ForeignKey(
                        name: "fk_funded_project_need_codes_funded_projects_funded_project_id",
                        column: x => x.funded_project_id,
                        principalTable: "funded_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funded_project_needs",
                columns: table => new
                {
                    funded_project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    need = table.Column<string>(type: "TEXT", nullable: false),
                    need_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funded_project_needs", x => new { x.funded_project_id, x.need });
                    table.ForeignKey(
                        name: "fk_funded_project_needs_funded_projects_funded_project_id",
                        column: x => x.funded_project_id,
                        principalTable: "funded_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    funded_project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    funder = table.Column<string>(type: "TEXT", nullable: false),
                    requested_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    granted_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    client_reference = table.Column<string>(type: "TEXT", nullable: true),
                    client_digest = table.Column<string>(type: "TEXT", nullable: true),
                    funder_folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_funding_lines_funded_projects_funded_project_id",
                        column: x => x.funded_project_id,
                        principalTable: "funded_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_achievements_call_id_id",
                table: "achievements",
                columns: new[] { "call_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_achievements_source_id_id",
                table: "achievements",
                columns: new[] { "source_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_activity_type_performed_on_id",
                table: "activities",
                columns: new[] { "activity_type", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_animation_kind_performed_on_id",
                table: "activities",
                columns: new[] { "animation_kind", "performed_on", "id" },
                filter: "withdrawn_at IS NULL AND animation_kind IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_commune_id_performed_on_id",
                table: "activities",
                columns: new[] { "commune_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_department_id_performed_on_id_duration_minutes",
                table: "activities",
                columns: new[] { "department_id", "performed_on", "id", "duration_minutes" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_duration_minutes_id",
                table: "activities",
                columns: new[] { "duration_minutes", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_event_id_performed_on_id",
                table: "activities",
                columns: new[] { "event_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL AND event_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_funded_project_id_performed_on_id",
                table: "activities",
                columns: new[] { "funded_project_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL AND funded_project_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_hub_id_client_reference",
                table: "activities",
                columns: new[] { "hub_id", "client_reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_activities_hub_id_performed_on_id_duration_minutes",
                table: "activities",
                columns: new[] { "hub_id", "performed_on", "id", "duration_minutes" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_intercommunality_id_performed_on_id",
                table: "activities",
                columns: new[] { "intercommunality_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_mission_id_performed_on_id_duration_minutes",
                table: "activities",
                columns: new[] { "mission_id", "performed_on", "id", "duration_minutes" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_participants_id",
                table: "activities",
                columns: new[] { "participants", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_performed_on_id_hub_id_region_id_duration_minutes",
                table: "activities",
                columns: new[] { "performed_on", "id", "hub_id", "region_id", "duration_minutes" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_region_id_performed_on_id_duration_minutes",
                table: "activities",
                columns: new[] { "region_id", "performed_on", "id", "duration_minutes" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_reported_by_id_performed_on_id",
                table: "activities",
                columns: new[] { "reported_by_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_support_kind_performed_on_id",
                table: "activities",
                columns: new[] { "support_kind", "performed_on", "id" },
                filter: "withdrawn_at IS NULL AND support_kind IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activity_identifiers_value_scheme",
                table: "activity_identifiers",
                columns: new[] { "value", "scheme" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_activity_tags_tag_folded_performed_on_activity_id",
                table: "activity_tags",
                columns: new[] { "tag_folded", "performed_on", "activity_id" },
                filter: "performed_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_animation_activity_natures_nature_performed_on_activity_id",
                table: "animation_activity_natures",
                columns: new[] { "nature", "performed_on", "activity_id" },
                filter: "performed_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_animation_activity_themes_theme_performed_on_activity_id",
                table: "animation_activity_themes",
                columns: new[] { "theme", "performed_on", "activity_id" },
                filter: "performed_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_awards_amount_cents_id",
                table: "awards",
                columns: new[] { "amount_cents", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_awards_awarded_on_id",
                table: "awards",
                columns: new[] { "awarded_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_awards_call_id_id",
                table: "awards",
                columns: new[] { "call_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_awards_hub_id_id",
                table: "awards",
                columns: new[] { "hub_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_awards_source_id_id",
                table: "awards",
                columns: new[] { "source_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_call_bonuses_call_id_code",
                table: "call_bonuses",
                columns: new[] { "call_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_call_bonuses_call_id_id",
                table: "call_bonuses",
                columns: new[] { "call_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_call_missions_mission_id_call_id",
                table: "call_missions",
                columns: new[] { "mission_id", "call_id" });

            migrationBuilder.CreateIndex(
                name: "ix_call_target_regions_region_id_call_id",
                table: "call_target_regions",
                columns: new[] { "region_id", "call_id" });

            migrationBuilder.CreateIndex(
                name: "ix_calls_closes_on_id",
                table: "calls",
                columns: new[] { "closes_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_calls_envelope_cents_id",
                table: "calls",
                columns: new[] { "envelope_cents", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_calls_laureate_source_id",
                table: "calls",
                column: "laureate_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_calls_name_folded_id",
                table: "calls",
                columns: new[] { "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_calls_opens_on_id",
                table: "calls",
                columns: new[] { "opens_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_calls_slug",
                table: "calls",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calls_slug_id",
                table: "calls",
                columns: new[] { "slug", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_calls_source_id",
                table: "calls",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_carrier_identifiers_value_scheme",
                table: "carrier_identifiers",
                columns: new[] { "value", "scheme" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_carriers_commune_id_name_folded_id",
                table: "carriers",
                columns: new[] { "commune_id", "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_carriers_name_folded_id",
                table: "carriers",
                columns: new[] { "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_carriers_siret",
                table: "carriers",
                column: "siret",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_carriers_siret_id",
                table: "carriers",
                columns: new[] { "siret", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_carriers_slug",
                table: "carriers",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_carriers_slug_id",
                table: "carriers",
                columns: new[] { "slug", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_hub_id_id",
                table: "changes",
                columns: new[] { "hub_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_hub_id_record_type_id",
                table: "changes",
                columns: new[] { "hub_id", "record_type", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_record_type_id",
                table: "changes",
                columns: new[] { "record_type", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_record_type_record_id_id",
                table: "changes",
                columns: new[] { "record_type", "record_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_commune_postal_codes_code_commune_id",
                table: "commune_postal_codes",
                columns: new[] { "code", "commune_id" });

            migrationBuilder.CreateIndex(
                name: "ix_communes_code",
                table: "communes",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_communes_code_id",
                table: "communes",
                columns: new[] { "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_communes_department_id_code_id",
                table: "communes",
                columns: new[] { "department_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_communes_intercommunality_id_code_id",
                table: "communes",
                columns: new[] { "intercommunality_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_communes_name_folded_id",
                table: "communes",
                columns: new[] { "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_communes_population_id",
                table: "communes",
                columns: new[] { "population", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_communes_region_id_code_id",
                table: "communes",
                columns: new[] { "region_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflict_sides_conflict_id_position_id",
                table: "conflict_sides",
                columns: new[] { "conflict_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflict_sides_source_id_position_id",
                table: "conflict_sides",
                columns: new[] { "source_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_call_id_code_id",
                table: "conflicts",
                columns: new[] { "call_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_code",
                table: "conflicts",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_code_id",
                table: "conflicts",
                columns: new[] { "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_hub_id_code_id",
                table: "conflicts",
                columns: new[] { "hub_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_region_id_code_id",
                table: "conflicts",
                columns: new[] { "region_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_commune_id_id",
                table: "coverage",
                columns: new[] { "commune_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_department_id_id",
                table: "coverage",
                columns: new[] { "department_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_hub_id_id",
                table: "coverage",
                columns: new[] { "hub_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_intercommunality_id_id",
                table: "coverage",
                columns: new[] { "intercommunality_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_last_attested_source_id",
                table: "coverage",
                column: "last_attested_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_coverage_region_id_id",
                table: "coverage",
                columns: new[] { "region_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_since_source_id",
                table: "coverage",
                column: "since_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_coverage_source_id_id",
                table: "coverage",
                columns: new[] { "source_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_until_source_id",
                table: "coverage",
                column: "until_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_coverage_denials_commune_id_id",
                table: "coverage_denials",
                columns: new[] { "commune_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_denials_department_id_id",
                table: "coverage_denials",
                columns: new[] { "department_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_denials_intercommunality_id_id",
                table: "coverage_denials",
                columns: new[] { "intercommunality_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_denials_region_id_id",
                table: "coverage_denials",
                columns: new[] { "region_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_denials_source_id_id",
                table: "coverage_denials",
                columns: new[] { "source_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_departments_code",
                table: "departments",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_departments_code_id",
                table: "departments",
                columns: new[] { "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_departments_name_folded_id",
                table: "departments",
                columns: new[] { "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_departments_population_id",
                table: "departments",
                columns: new[] { "population", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_departments_region_id_code_id",
                table: "departments",
                columns: new[] { "region_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_departments_seat_id",
                table: "departments",
                column: "seat_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_identifiers_value_scheme",
                table: "event_identifiers",
                columns: new[] { "value", "scheme" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_organiser_kinds_kind_sorts_at_event_id",
                table: "event_organiser_kinds",
                columns: new[] { "kind", "sorts_at", "event_id" },
                filter: "sorts_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_event_organisers_name_folded_sorts_at_event_id",
                table: "event_organisers",
                columns: new[] { "name_folded", "sorts_at", "event_id" },
                filter: "sorts_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_event_tags_tag_folded_sorts_at_event_id",
                table: "event_tags",
                columns: new[] { "tag_folded", "sorts_at", "event_id" },
                filter: "sorts_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_events_commune_id_sorts_at_id",
                table: "events",
                columns: new[] { "commune_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_department_id_sorts_at_id",
                table: "events",
                columns: new[] { "department_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_event_kind_sorts_at_id",
                table: "events",
                columns: new[] { "event_kind", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_hub_id_client_reference",
                table: "events",
                columns: new[] { "hub_id", "client_reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_events_hub_id_sorts_at_id",
                table: "events",
                columns: new[] { "hub_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_mission_id_sorts_at_id",
                table: "events",
                columns: new[] { "mission_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_participants_id",
                table: "events",
                columns: new[] { "participants", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_region_id_sorts_at_id",
                table: "events",
                columns: new[] { "region_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_sorts_at_id",
                table: "events",
                columns: new[] { "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_source_id_sorts_at_id",
                table: "events",
                columns: new[] { "source_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_starts_on_id",
                table: "events",
                columns: new[] { "starts_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_status_sorts_at_id",
                table: "events",
                columns: new[] { "status", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_title_folded_id",
                table: "events",
                columns: new[] { "title_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_figures_call_id_code_id",
                table: "figures",
                columns: new[] { "call_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_figures_code",
                table: "figures",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_figures_code_id",
                table: "figures",
                columns: new[] { "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_figures_source_id_code_id",
                table: "figures",
                columns: new[] { "source_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_former_communes_code",
                table: "former_communes",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_former_communes_code_id",
                table: "former_communes",
                columns: new[] { "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_former_communes_commune_id_code_id",
                table: "former_communes",
                columns: new[] { "commune_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funded_project_identifiers_value_scheme",
                table: "funded_project_identifiers",
                columns: new[] { "value", "scheme" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_beneficiaries_id",
                table: "funded_projects",
                columns: new[] { "beneficiaries", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_budget_cents_id",
                table: "funded_projects",
                columns: new[] { "budget_cents", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_carrier_id_title_folded_id",
                table: "funded_projects",
                columns: new[] { "carrier_id", "title_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_commune_id_title_folded_id",
                table: "funded_projects",
                columns: new[] { "commune_id", "title_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_department_id_title_folded_id",
                table: "funded_projects",
                columns: new[] { "department_id", "title_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_hub_id_client_reference",
                table: "funded_projects",
                columns: new[] { "hub_id", "client_reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_hub_id_title_folded_id",
                table: "funded_projects",
                columns: new[] { "hub_id", "title_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_region_id_title_folded_id",
                table: "funded_projects",
                columns: new[] { "region_id", "title_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_starts_on_id",
                table: "funded_projects",
                columns: new[] { "starts_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_status_title_folded_id",
                table: "funded_projects",
                columns: new[] { "status", "title_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_title_folded_id",
                table: "funded_projects",
                columns: new[] { "title_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funding_lines_funded_project_id_client_reference",
                table: "funding_lines",
                columns: new[] { "funded_project_id", "client_reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_lines_funded_project_id_id",
                table: "funding_lines",
                columns: new[] { "funded_project_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hub_carriers_carrier_id_position_id",
                table: "hub_carriers",
                columns: new[] { "carrier_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hub_carriers_hub_id_position_id",
                table: "hub_carriers",
                columns: new[] { "hub_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hub_carriers_last_attested_source_id",
                table: "hub_carriers",
                column: "last_attested_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_hub_carriers_source_id",
                table: "hub_carriers",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_hub_contacts_hub_id_name_folded_id",
                table: "hub_contacts",
                columns: new[] { "hub_id", "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hub_grants_hub_id_since_id",
                table: "hub_grants",
                columns: new[] { "hub_id", "since", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hub_grants_person_id",
                table: "hub_grants",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_hub_identifiers_value_scheme",
                table: "hub_identifiers",
                columns: new[] { "value", "scheme" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hub_missions_hub_id_id",
                table: "hub_missions",
                columns: new[] { "hub_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hub_missions_mission_id_id",
                table: "hub_missions",
                columns: new[] { "mission_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hub_missions_source_id",
                table: "hub_missions",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_hub_names_hub_id_id",
                table: "hub_names",
                columns: new[] { "hub_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hub_names_last_attested_source_id",
                table: "hub_names",
                column: "last_attested_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_hub_names_source_id",
                table: "hub_names",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_hubs_call_id_name_folded_id",
                table: "hubs",
                columns: new[] { "call_id", "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hubs_name_folded_id",
                table: "hubs",
                columns: new[] { "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hubs_name_source_id",
                table: "hubs",
                column: "name_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_hubs_number_id",
                table: "hubs",
                columns: new[] { "number", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hubs_slug",
                table: "hubs",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hubs_slug_id",
                table: "hubs",
                columns: new[] { "slug", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hubs_status_source_id",
                table: "hubs",
                column: "status_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_intercommunalities_kind_name_folded_id",
                table: "intercommunalities",
                columns: new[] { "kind", "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_intercommunalities_name_folded_id",
                table: "intercommunalities",
                columns: new[] { "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_intercommunalities_population_id",
                table: "intercommunalities",
                columns: new[] { "population", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_intercommunalities_siren",
                table: "intercommunalities",
                column: "siren",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_intercommunalities_siren_id",
                table: "intercommunalities",
                columns: new[] { "siren", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_missions_code",
                table: "missions",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_missions_code_id",
                table: "missions",
                columns: new[] { "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_missions_source_id",
                table: "missions",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_omissions_source_id_id",
                table: "omissions",
                columns: new[] { "source_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_persons_issuer_subject",
                table: "persons",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_regions_code",
                table: "regions",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_regions_code_id",
                table: "regions",
                columns: new[] { "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_regions_name_folded_id",
                table: "regions",
                columns: new[] { "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_regions_population_id",
                table: "regions",
                columns: new[] { "population", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_regions_seat_id",
                table: "regions",
                column: "seat_id");

            migrationBuilder.CreateIndex(
                name: "ix_sources_slug",
                table: "sources",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sources_slug_id",
                table: "sources",
                columns: new[] { "slug", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_at",
                table: "webhook_deliveries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_webhook_id_id",
                table: "webhook_deliveries",
                columns: new[] { "webhook_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_hub_id",
                table: "webhooks",
                column: "hub_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_owner_id",
                table: "webhooks",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_region_id",
                table: "webhooks",
                column: "region_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_state_id",
                table: "webhooks",
                column: "state_id");

            migrationBuilder.AddForeignKey(
                name: "fk_activities_communes_commune_id",
                table: "activities",
                column: "commune_id",
                principalTable: "communes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_activities_departments_department_id",
                table: "activities",
                column: "department_id",
                principalTable: "departments",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_activities_events_event_id",
                table: "activities",
                column: "event_id",
                principalTable: "events",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_activities_funded_projects_funded_project_id",
                table: "activities",
                column: "funded_project_id",
                principalTable: "funded_projects",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_activities_regions_region_id",
                table: "activities",
                column: "region_id",
                principalTable: "regions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_call_target_regions_regions_region_id",
                table: "call_target_regions",
                column: "region_id",
                principalTable: "regions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_carrier_identifiers_carriers_carrier_id",
                table: "carrier_identifiers",
                column: "carrier_id",
                principalTable: "carriers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_carriers_communes_commune_id",
                table: "carriers",
                column: "commune_id",
                principalTable: "communes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_commune_postal_codes_communes_commune_id",
                table: "commune_postal_codes",
                column: "commune_id",
                principalTable: "communes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_communes_departments_department_id",
                table: "communes",
                column: "department_id",
                principalTable: "departments",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_communes_regions_region_id",
                table: "communes",
                column: "region_id",
                principalTable: "regions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // EF knows no triggers.
            migrationBuilder.KeepSort("activity_tags", "activity_id", "activities", "performed_on", isWithdrawable: true);
            migrationBuilder.KeepSort("animation_activity_themes", "activity_id", "activities", "performed_on", isWithdrawable: true);
            migrationBuilder.KeepSort("animation_activity_natures", "activity_id", "activities", "performed_on", isWithdrawable: true);
            migrationBuilder.KeepSort("event_organisers", "event_id", "events", "sorts_at", isWithdrawable: false);
            migrationBuilder.KeepSort("event_organiser_kinds", "event_id", "events", "sorts_at", isWithdrawable: false);
            migrationBuilder.KeepSort("event_tags", "event_id", "events", "sorts_at", isWithdrawable: false);

            // Nor what finds texts.
            migrationBuilder.KeepTrigrams("activities", "summary");

            // What is searched: EF knows no virtual tables.
            migrationBuilder.Sql("CREATE TABLE search_documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL);");
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE search_terms USING fts5(names, texts, content = '', contentless_delete = 1, detail = column, tokenize = "ascii tokenchars '_'");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE activities_summary_trigrams; DROP TABLE activities_summary_trigrams_until;");
            migrationBuilder.Sql("DROP TABLE search_terms;");
            migrationBuilder.Sql("DROP TABLE search_documents;");

            migrationBuilder.DropForeignKey(
                name: "fk_departments_communes_seat_id",
                table: "departments");

            migrationBuilder.DropForeignKey(
                name: "fk_regions_communes_seat_id",
                table: "regions");

            migrationBuilder.DropTable(
                name: "achievements");

            migrationBuilder.DropTable(
                name: "activity_identifiers");

            migrationBuilder.DropTable(
                name: "activity_tags");

            migrationBuilder.DropTable(
                name: "animation_activity_natures");

            migrationBuilder.DropTable(
                name: "animation_activity_partners");

            migrationBuilder.DropTable(
                name: "animation_activity_themes");

            migrationBuilder.DropTable(
                name: "awards");

            migrationBuilder.DropTable(
                name: "call_applicant_kinds");

            migrationBuilder.DropTable(
                name: "call_bonuses");

            migrationBuilder.DropTable(
                name: "call_missions");

            migrationBuilder.DropTable(
                name: "call_partners");

            migrationBuilder.DropTable(
                name: "call_target_regions");

            migrationBuilder.DropTable(
                name: "carrier_identifiers");

            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropTable(
                name: "commune_postal_codes");

            migrationBuilder.DropTable(
                name: "conflict_sides");

            migrationBuilder.DropTable(
                name: "coverage");

            migrationBuilder.DropTable(
                name: "coverage_denials");

            migrationBuilder.DropTable(
                name: "event_identifiers");

            migrationBuilder.DropTable(
                name: "event_organiser_kinds");

            migrationBuilder.DropTable(
                name: "event_organisers");

            migrationBuilder.DropTable(
                name: "event_tags");

            migrationBuilder.DropTable(
                name: "figures");

            migrationBuilder.DropTable(
                name: "former_communes");

            migrationBuilder.DropTable(
                name: "funded_project_identifiers");

            migrationBuilder.DropTable(
                name: "funded_project_need_codes");

            migrationBuilder.DropTable(
                name: "funded_project_needs");

            migrationBuilder.DropTable(
                name: "funding_lines");

            migrationBuilder.DropTable(
                name: "hub_carriers");

            migrationBuilder.DropTable(
                name: "hub_contacts");

            migrationBuilder.DropTable(
                name: "hub_grants");

            migrationBuilder.DropTable(
                name: "hub_identifiers");

            migrationBuilder.DropTable(
                name: "hub_missions");

            migrationBuilder.DropTable(
                name: "hub_names");

            migrationBuilder.DropTable(
                name: "installation");

            migrationBuilder.DropTable(
                name: "mission_tasks");

            migrationBuilder.DropTable(
                name: "omissions");

            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.DropTable(
                name: "reference_records");

            migrationBuilder.DropTable(
                name: "webhook_deliveries");

            migrationBuilder.DropTable(
                name: "webhook_types");

            migrationBuilder.DropTable(
                name: "activities");

            migrationBuilder.DropTable(
                name: "conflicts");

            migrationBuilder.DropTable(
                name: "webhooks");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "funded_projects");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropTable(
                name: "webhook_states");

            migrationBuilder.DropTable(
                name: "missions");

            migrationBuilder.DropTable(
                name: "carriers");

            migrationBuilder.DropTable(
                name: "hubs");

            migrationBuilder.DropTable(
                name: "calls");

            migrationBuilder.DropTable(
                name: "sources");

            migrationBuilder.DropTable(
                name: "communes");

            migrationBuilder.DropTable(
                name: "departments");

            migrationBuilder.DropTable(
                name: "intercommunalities");

            migrationBuilder.DropTable(
                name: "regions");
        }
    }
}
