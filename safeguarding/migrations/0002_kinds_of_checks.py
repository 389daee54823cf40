import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
        ('safeguarding', '0001_initial'),
    ]

    operations = [
        migrations.RenameField(
            model_name='check',
            old_name='scheme',
            new_name='kind',
        ),
        migrations.CreateModel(
            name='AgencyLetter',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.CharField(max_length=160, verbose_name='agency or partner')),
                ('dated', models.DateField(verbose_name='dated')),
                ('received_date', models.DateField(verbose_name='received on')),
                ('certificate_shown', models.BooleanField(default=False, verbose_name='the certificate was shown to us')),
                ('identity_date', models.DateField(blank=True, null=True, verbose_name='identity checked on arrival')),
                ('recorded_at', models.DateTimeField()),
                ('set_aside_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('decision', models.CharField(choices=[('accepted', 'They may do this role'), ('refused', 'They may not do this role')], max_length=10, verbose_name='decision')),
                ('reasons_sealed', models.TextField()),
                ('proposed_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, choices=[('agreed', 'Agreed'), ('declined', 'Not agreed')], max_length=10, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Eligibility',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jurisdiction', models.CharField(choices=[('england_wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern_ireland', 'Northern Ireland')], max_length=16)),
                ('answers', models.JSONField()),
                ('allowed', models.CharField(choices=[('none', 'No check'), ('basic', 'Basic'), ('standard', 'Standard'), ('enhanced_child', 'Enhanced, child workforce'), ('enhanced_child_barred', "Enhanced with the children's barred list"), ('enhanced_adult', 'Enhanced, adult workforce'), ('enhanced_adult_barred', "Enhanced with the adults' barred list"), ('enhanced_both_barred', 'Enhanced with both barred lists'), ('pvg_children', 'PVG scheme, children'), ('pvg_adults', 'PVG scheme, adults'), ('pvg_children_and_adults', 'PVG scheme, children and adults')], max_length=24, verbose_name='the most the law allows')),
                ('regulated', models.BooleanField(verbose_name='regulated activity')),
                ('chosen', models.CharField(choices=[('none', 'No check'), ('basic', 'Basic'), ('standard', 'Standard'), ('enhanced_child', 'Enhanced, child workforce'), ('enhanced_child_barred', "Enhanced with the children's barred list"), ('enhanced_adult', 'Enhanced, adult workforce'), ('enhanced_adult_barred', "Enhanced with the adults' barred list"), ('enhanced_both_barred', 'Enhanced with both barred lists'), ('pvg_children', 'PVG scheme, children'), ('pvg_adults', 'PVG scheme, adults'), ('pvg_children_and_adults', 'PVG scheme, children and adults')], max_length=24, verbose_name='asked for')),
                ('rationale', models.TextField(verbose_name='why that level is lawful')),
                ('law_on', models.DateField(verbose_name='as the law stood on')),
                ('assessed_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Insurance',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('amount_pence', models.BigIntegerField(verbose_name='covers up to')),
                ('from_date', models.DateField(verbose_name='from')),
                ('until_date', models.DateField(verbose_name='first day it no longer covers')),
                ('seen_date', models.DateField(verbose_name='seen on')),
                ('recorded_at', models.DateTimeField()),
                ('set_aside_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Licence',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('chaperone', 'Chaperone'), ('performance', 'Child performance'), ('bopa', 'Body of persons approval (BOPA)')], max_length=12, verbose_name='kind')),
                ('activity_ref', models.CharField(blank=True, max_length=16, verbose_name='activity')),
                ('authority', models.CharField(max_length=160, verbose_name='given by')),
                ('from_date', models.DateField(verbose_name='from')),
                ('until_date', models.DateField(verbose_name='first day it no longer counts')),
                ('days_allowed', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days it allows')),
                ('seen_date', models.DateField(verbose_name='seen on')),
                ('recorded_at', models.DateTimeField()),
                ('set_aside_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='PerformanceDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('activity_ref', models.CharField(blank=True, max_length=16, verbose_name='activity')),
                ('recorded_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='RoleTraining',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='level at least')),
                ('refresher_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='refreshed every so many months')),
            ],
        ),
        migrations.CreateModel(
            name='TrainingTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(unique=True)),
                ('title', models.CharField(max_length=120, verbose_name='training')),
                ('safeguarding', models.BooleanField(default=False, verbose_name='counts as safeguarding training')),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='check',
            name='an_accepted_check_was_seen',
        ),
        migrations.RemoveConstraint(
            model_name='check',
            name='an_accepted_check_comes_round_again',
        ),
        migrations.AddField(
            model_name='check',
            name='applied_date',
            field=models.DateField(blank=True, null=True, verbose_name='applied for on'),
        ),
        migrations.AddField(
            model_name='check',
            name='country',
            field=models.CharField(blank=True, max_length=2, verbose_name='country'),
        ),
        migrations.AddField(
            model_name='check',
            name='number_index',
            field=models.CharField(blank=True, db_index=True, max_length=64),
        ),
        migrations.AddField(
            model_name='check',
            name='source',
            field=models.CharField(choices=[('ours', 'We applied or did it'), ('brought', 'Brought by the person'), ('agency_letter', 'By letter of an agency or partner')], default='ours', max_length=14, verbose_name='source'),
        ),
        migrations.AddField(
            model_name='engagement',
            name='basis',
            field=models.CharField(choices=[('paid', 'Paid by us'), ('self_employed', 'Self-employed'), ('volunteer', 'Volunteer'), ('agency', 'Sent by an agency'), ('partner', 'Paid by a partner')], default='paid', max_length=14, verbose_name='on what terms'),
        ),
        migrations.AddField(
            model_name='engagement',
            name='days_elsewhere',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days in thirty with others'),
        ),
        migrations.AddField(
            model_name='engagement',
            name='days_elsewhere_date',
            field=models.DateField(blank=True, null=True, verbose_name='as told on'),
        ),
        migrations.AddField(
            model_name='engagement',
            name='employer',
            field=models.CharField(blank=True, max_length=160, verbose_name='agency or partner'),
        ),
        migrations.AddField(
            model_name='engagement',
            name='lived_abroad',
            field=models.BooleanField(blank=True, null=True, verbose_name='lived abroad for three months or more in the last five years'),
        ),
        migrations.AddField(
            model_name='engagement',
            name='supervised',
            field=models.BooleanField(default=False, verbose_name='always with somebody cleared beside them'),
        ),
        migrations.AddField(
            model_name='training',
            name='level',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='level'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='jurisdiction',
            field=models.CharField(choices=[('england_wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern_ireland', 'Northern Ireland')], default='england_wales', max_length=16, verbose_name='whose law'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='needs_agreement',
            field=models.BooleanField(default=False, verbose_name='signed agreement'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='needs_chaperone_licence',
            field=models.BooleanField(default=False, verbose_name="chaperone's licence"),
        ),
        migrations.AddField(
            model_name='workrole',
            name='needs_identity',
            field=models.BooleanField(default=False, verbose_name='identity'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='needs_insurance',
            field=models.BooleanField(default=False, verbose_name='own public liability insurance'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='needs_online_search',
            field=models.BooleanField(default=False, verbose_name='online search'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='needs_prohibition',
            field=models.BooleanField(default=False, verbose_name='prohibition from teaching'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='needs_qualification',
            field=models.BooleanField(default=False, verbose_name='qualification'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='needs_right_to_work',
            field=models.BooleanField(default=False, verbose_name='right to work'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='needs_section_128',
            field=models.BooleanField(default=False, verbose_name='section 128 direction'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='needs_self_declaration',
            field=models.BooleanField(default=False, verbose_name='self-declaration'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='references_needed',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='references'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='regulated',
            field=models.BooleanField(default=False, verbose_name='it is regulated activity'),
        ),
        migrations.AddField(
            model_name='workrole',
            name='workforce',
            field=models.CharField(choices=[('child', 'Child'), ('adult', 'Adult'), ('child_and_adult', 'Child and adult'), ('other', 'Other')], default='other', max_length=20, verbose_name='workforce'),
        ),
        migrations.AlterField(
            model_name='check',
            name='kind',
            field=models.CharField(choices=[('dbs', 'DBS certificate'), ('pvg', 'PVG scheme record'), ('accessni', 'AccessNI certificate'), ('overseas', 'Criminal record check abroad'), ('identity', 'Identity'), ('right_to_work', 'Right to work'), ('reference', 'Reference'), ('prohibition', 'Prohibition from teaching'), ('section_128', 'Section 128 direction'), ('online_search', 'Online search'), ('self_declaration', 'Self-declaration'), ('qualification', 'Qualification'), ('agreement', 'Agreement')], default='dbs', max_length=16, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='check',
            name='level',
            field=models.CharField(blank=True, choices=[('none', 'No check'), ('basic', 'Basic'), ('standard', 'Standard'), ('enhanced_child', 'Enhanced, child workforce'), ('enhanced_child_barred', "Enhanced with the children's barred list"), ('enhanced_adult', 'Enhanced, adult workforce'), ('enhanced_adult_barred', "Enhanced with the adults' barred list"), ('enhanced_both_barred', 'Enhanced with both barred lists'), ('pvg_children', 'PVG scheme, children'), ('pvg_adults', 'PVG scheme, adults'), ('pvg_children_and_adults', 'PVG scheme, children and adults')], max_length=24, verbose_name='level'),
        ),
        migrations.AlterField(
            model_name='check',
            name='outcome',
            field=models.CharField(choices=[('pending', 'Applied for'), ('clear', 'Accepted'), ('to_decide', 'To be decided by two people'), ('not_accepted', 'Not accepted')], default='clear', max_length=14, verbose_name='outcome'),
        ),
        migrations.AlterField(
            model_name='check',
            name='review_due',
            field=models.DateField(blank=True, null=True, verbose_name='to be looked at again'),
        ),
        migrations.AlterField(
            model_name='check',
            name='seen_date',
            field=models.DateField(blank=True, null=True, verbose_name='seen or done on'),
        ),
        migrations.AlterField(
            model_name='workrole',
            name='level',
            field=models.CharField(choices=[('none', 'No check'), ('basic', 'Basic'), ('standard', 'Standard'), ('enhanced_child', 'Enhanced, child workforce'), ('enhanced_child_barred', "Enhanced with the children's barred list"), ('enhanced_adult', 'Enhanced, adult workforce'), ('enhanced_adult_barred', "Enhanced with the adults' barred list"), ('enhanced_both_barred', 'Enhanced with both barred lists'), ('pvg_children', 'PVG scheme, children'), ('pvg_adults', 'PVG scheme, adults'), ('pvg_children_and_adults', 'PVG scheme, children and adults')], max_length=24, verbose_name='check it may ask for'),
        ),
        migrations.AddField(
            model_name='agencyletter',
            name='identity_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='agencyletter',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agency_letters', to='people.person'),
        ),
        migrations.AddField(
            model_name='agencyletter',
            name='received_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='check',
            name='letter',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='safeguarding.agencyletter'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='certificate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='safeguarding.check'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='safeguarding.workrole'),
        ),
        migrations.AddField(
            model_name='eligibility',
            name='assessed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='eligibility',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='safeguarding.workrole'),
        ),
        migrations.AddField(
            model_name='insurance',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='insurances', to='people.person'),
        ),
        migrations.AddField(
            model_name='insurance',
            name='seen_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='licence',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='licences', to='people.person'),
        ),
        migrations.AddField(
            model_name='licence',
            name='seen_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='performanceday',
            name='licence',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='days', to='safeguarding.licence'),
        ),
        migrations.AddField(
            model_name='performanceday',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='performance_days', to='people.person'),
        ),
        migrations.AddField(
            model_name='roletraining',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trainings', to='safeguarding.workrole'),
        ),
        migrations.AddField(
            model_name='roletraining',
            name='topic',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='safeguarding.trainingtopic'),
        ),
        migrations.AddField(
            model_name='training',
            name='topic',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='trainings', to='safeguarding.trainingtopic'),
        ),
        migrations.AddConstraint(
            model_name='agencyletter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('received_by', models.F('person')), _negated=True), models.Q(('identity_by__isnull', True), models.Q(('identity_by', models.F('person')), _negated=True), _connector='OR')), name='nobody_receives_their_own_letter'),
        ),
        migrations.AddConstraint(
            model_name='agencyletter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('identity_by__isnull', True), ('identity_date__isnull', True)), models.Q(('identity_by__isnull', False), ('identity_date__isnull', False)), _connector='OR'), name='a_letter_identity_date_with_identity_by'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(('answered_by__isnull', True), models.Q(('answered_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='a_disclosure_is_decided_by_two'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('proposed_by', models.F('person')), _negated=True), models.Q(('answered_by__isnull', True), models.Q(('answered_by', models.F('person')), _negated=True), _connector='OR')), name='nobody_decides_their_own_disclosure'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='an_answer_has_its_who_and_when'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(('reasons_sealed', ''), _negated=True), name='a_disclosure_says_why'),
        ),
        migrations.AddConstraint(
            model_name='eligibility',
            constraint=models.CheckConstraint(condition=models.Q(('chosen', 'none'), models.Q(('rationale', ''), _negated=True), _connector='OR'), name='an_assessment_says_why'),
        ),
        migrations.AddConstraint(
            model_name='insurance',
            constraint=models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0), ('until_date__gt', models.F('from_date'))), name='insurance_covers_something_for_a_while'),
        ),
        migrations.AddConstraint(
            model_name='insurance',
            constraint=models.CheckConstraint(condition=models.Q(('seen_by', models.F('person')), _negated=True), name='nobody_sees_their_own_insurance'),
        ),
        migrations.AddConstraint(
            model_name='licence',
            constraint=models.CheckConstraint(condition=models.Q(('until_date__gt', models.F('from_date'))), name='a_licence_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='licence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'bopa'), ('person__isnull', True), models.Q(('activity_ref', ''), _negated=True)), models.Q(models.Q(('kind', 'bopa'), _negated=True), ('person__isnull', False)), _connector='OR'), name='a_licence_is_somebodys'),
        ),
        migrations.AddConstraint(
            model_name='licence',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', True), models.Q(('seen_by', models.F('person')), _negated=True), _connector='OR'), name='nobody_sees_their_own_licence'),
        ),
        migrations.AddConstraint(
            model_name='performanceday',
            constraint=models.UniqueConstraint(fields=('person', 'day'), name='a_day_is_counted_once'),
        ),
        migrations.AddConstraint(
            model_name='roletraining',
            constraint=models.UniqueConstraint(fields=('role', 'topic'), name='a_role_asks_once_for_a_training'),
        ),
        migrations.AddConstraint(
            model_name='roletraining',
            constraint=models.CheckConstraint(condition=models.Q(('refresher_months__isnull', True), models.Q(('refresher_months__gte', 1), ('refresher_months__lte', 120)), _connector='OR'), name='a_refresher_comes_in_ten_years'),
        ),
    ]
